using System.Text.RegularExpressions;
using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>The lessons where no PathLab can run: they show what was recorded, and say so.</summary>
public sealed class RecordedLessonTests
{
    private const string Measures = "PathLab.Measure(";

    public static TheoryData<string> Names =>
    [
        .. Repository.Lessons.Where(lesson => lesson.CodeCells.Any(IsMeasured)).Select(lesson => lesson.Name),
    ];

    [Theory, MemberData(nameof(Names))]
    public async Task Lesson_runs_to_its_end_and_shows_each_recording_as_one(string name)
    {
        // Its own checkout, in which the library lacks the file that makes it a program: no lab can start.
        using var command = new LessonsCommand();
        command.Write("SocketsLessons.sln", "");
        Copy(command, Checkout.LibraryAssembly, "lib/SocketsLessons/bin");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.NotebookFolder, "recorded"), $"{name[..2]}-*"))
            Copy(command, file, "notebooks/recorded");
        Copy(command, Repository.Lesson(name).Path, "notebooks");

        var (status, output, _) = await command.RunAsync("run", $"notebooks/{name}.ipynb", "--engine", "script");

        Assert.True(status == 0, output);
        var executed = Notebook.Read(Path.Combine(command.Folder, "out", $"{name}.ipynb"));
        var shown = string.Concat(executed.CodeCells.Select(Runs.Shown));
        // Each measurement has a name, in the cell that shows it or in the one before.
        var measured = executed.CodeCells.Sum(cell => Regex.Count(cell.Source, $"\"{name[..2]}-[a-z-]+\""));
        Assert.Equal(measured, shown.Split("Recorded on ").Length - 1);
        Assert.DoesNotContain("Measured just now", shown, StringComparison.Ordinal);
        Assert.Contains("Not measured here: PathLab ", shown, StringComparison.Ordinal);
    }

    private static bool IsMeasured(Cell cell) => cell.Source.Contains(Measures, StringComparison.Ordinal);

    private static void Copy(LessonsCommand command, string file, string folder) =>
        File.Copy(file, command.Write($"{folder}/{Path.GetFileName(file)}", ""), overwrite: true);
}
