using System.CommandLine;
using SocketsLessons.Runner.Commands;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner;

namespace SocketsLessons.Authoring.Commands;

/// <summary>
/// Runs lessons that measure in a PathLab, and records what they measured in notebooks/recorded, for machines that
/// can't run a lab.
/// </summary>
internal static class RecordCommand
{
    /// <summary>Known to the library: see PathLab.Measure.</summary>
    private const string Variable = "SOCKETS_LESSONS_RECORD";

    public static Command Create()
    {
        var lessons = new Argument<string[]>("LESSON")
        {
            Description = "Lessons by number (06) or name, notebooks, or folders of notebooks; "
                + "by default, every lesson that records.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "record", "Records what lessons show on machines that can't run PathLab. It must run here.") { lessons };
        command.SetAction((arguments, cancellation) => RunAsync(arguments.GetValue(lessons) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, CancellationToken cancellation)
    {
        var notebooks = NotebookFiles.Read(names)
            .Where(notebook => notebook.CodeCells
                .Any(cell => cell.Source.Contains("PathLab.Measure(", StringComparison.Ordinal))).ToArray();
        if (notebooks.Length == 0)
            throw new UserErrorException("Nothing to record: no cell of these lessons calls PathLab.Measure.");
        Environment.SetEnvironmentVariable(Variable, "1"); // for the processes that run the cells
        var done = true;
        foreach (var notebook in notebooks)
        {
            var start = DateTime.UtcNow;
            var result = await LessonRun.RunAsync(
                notebook, CellEngine.Default, LessonRun.DefaultCellTimeout, cancellation: cancellation);
            Console.WriteLine(result.Failure is null ? $"ok      {notebook.Name}" : $"failed  {result.Failure}");
            foreach (var file in Written(start)) Console.WriteLine($"        wrote {file}");
            done &= result.Failure is null;
        }

        return done ? ExitStatus.Success : ExitStatus.Failure;
    }

    private static IEnumerable<string> Written(DateTime since)
    {
        var folder = new DirectoryInfo(Path.Combine(Checkout.Root, "notebooks", "recorded"));
        return folder.Exists
            ? folder.GetFiles("*.json").Where(file => file.LastWriteTimeUtc >= since)
                .Select(file => Path.GetRelativePath(Checkout.Root, file.FullName)).Order()
            : [];
    }
}
