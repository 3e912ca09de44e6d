using System.CommandLine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Commands;

/// <summary>Checks the lessons against the lesson contract.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix")
        {
            Description = "First mends what is mechanical: outputs, metadata, ids, times, links to the glossary, navigation, the README's table.",
        };
        var lessons = new Argument<string[]>("LESSON")
        {
            Description = "Lessons by number (06) or name, notebooks, or folders of notebooks; every lesson where none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("check", "Checks every lesson against the lesson contract; one line a finding.") { lessons, fix };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fix) && result.GetValue(lessons) is { Length: > 0 }) result.AddError("--fix mends all lessons, because they lead to each other; name none.");
        });
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(fix))
            {
                foreach (var change in Collection.Repair(NotebookFiles.Read([]))) Console.WriteLine($"mended  {change}");
            }

            var findings = Findings(arguments.GetValue(lessons) ?? []).ToArray();
            foreach (var finding in findings) Console.WriteLine(finding);
            return findings.Length == 0 ? ExitStatus.Done : ExitStatus.LessonFailed;
        });
        return command;
    }

    /// <summary>A lesson is checked among its neighbours, to which it leads.</summary>
    private static IEnumerable<Finding> Findings(string[] names)
    {
        if (names.Length == 0) return Collection.Check(NotebookFiles.Read([]));
        return NotebookFiles.Read(names).GroupBy(lesson => lesson.Folder).SelectMany(named =>
            Collection.Check(NotebookFiles.Read([named.Key])).Where(finding => named.Any(lesson => lesson.Name == finding.Lesson)));
    }
}
