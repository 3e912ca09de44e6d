using System.CommandLine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Commands;

/// <summary>Checks the lessons against the lesson contract.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix") { Description = "First mends what can be mended by rule: outputs, format, links at the end, first comments." };
        var command = new Command("check", "Checks every lesson against the lesson contract; one line a finding.") { fix };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(fix)) LessonMending.Mend(NotebookFiles.Read([]));
            var lessons = NotebookFiles.Read([]);
            var findings = lessons.SelectMany(lesson => LessonContract.Check(lesson, lessons)).ToArray();
            foreach (var finding in findings) Console.WriteLine(finding);
            return findings.Length == 0 ? ExitStatus.Done : ExitStatus.LessonFailed;
        });
        return command;
    }
}
