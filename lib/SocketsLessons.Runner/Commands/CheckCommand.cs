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
        var command = new Command("check", "Checks every lesson against the lesson contract; one line a finding.") { fix };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(fix))
            {
                foreach (var change in Collection.Repair(NotebookFiles.Read([]))) Console.WriteLine($"mended  {change}");
            }

            var findings = Collection.Check(NotebookFiles.Read([])).ToArray();
            foreach (var finding in findings) Console.WriteLine(finding);
            return findings.Length == 0 ? ExitStatus.Done : ExitStatus.LessonFailed;
        });
        return command;
    }
}
