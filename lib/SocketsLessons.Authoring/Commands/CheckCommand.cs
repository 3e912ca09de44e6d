using System.CommandLine;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Commands;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Commands;

/// <summary>Checks the lessons against the lesson contract.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix")
        {
            Description =
                "First fixes what needs no judgment: outputs, metadata, ids, times, glossary links, navigation, "
                + "the README's table.",
        };
        var lessons = new Argument<string[]>("LESSON")
        {
            Description =
                "Lessons by number (06) or name, notebooks, or folders of notebooks; by default, every lesson.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "check", "Checks every lesson against the lesson contract: one line for each finding.") { lessons, fix };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fix) && result.GetValue(lessons) is { Length: > 0 })
                result.AddError("--fix fixes all lessons, because they link to each other. Name none.");
        });
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(fix))
            {
                foreach (var change in LessonCollection.Repair(NotebookFiles.Read([])))
                    Console.WriteLine($"fixed   {change}");
            }

            var findings = Findings(arguments.GetValue(lessons) ?? []).ToArray();
            foreach (var finding in findings) Console.WriteLine(finding);
            return findings.Length == 0 ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

    /// <summary>A lesson links to its neighbors, so it's checked among them.</summary>
    private static IEnumerable<Finding> Findings(string[] names)
    {
        if (names.Length == 0) return LessonCollection.Check(NotebookFiles.Read([]));
        return NotebookFiles.Read(names).GroupBy(lesson => lesson.Folder).SelectMany(named =>
            LessonCollection.Check(NotebookFiles.Read([named.Key]))
                .Where(finding => named.Any(lesson => lesson.Name == finding.Lesson)));
    }
}
