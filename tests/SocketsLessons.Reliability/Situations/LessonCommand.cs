using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Runs a lesson by the command `lessons`, as a user does, in a setting.</summary>
internal static class LessonCommand
{
    public static string[] Start { get; } = Launcher();

    /// <summary>Runs a lesson that must reach its end there; what it showed is checked too.</summary>
    public static async Task<string?> TryAsync(Notebook lesson, Setting setting, Func<Notebook, string?>? check = null)
    {
        using var output = new Output();
        var ended = await setting.RunAsync(
            [.. Start, "run", lesson.Path, "--engine", CellEngine.ScriptName, "--out", output.Folder]);
        if (ended.Status != 0) return ended.Lines.FirstOrDefault() ?? $"status {ended.Status} without a word.";
        var executed = Notebook.Read(Path.Combine(output.Folder, lesson.Name + ".ipynb"));
        return CellTexts.StubProblem(executed) ?? check?.Invoke(executed);
    }

    private static string[] Launcher()
    {
        var assembly = typeof(CellEngine).Assembly.Location;
        var launcher = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(launcher) ? [launcher] : ["dotnet", assembly];
    }

    /// <summary>A folder for what a run writes, to which every user may write.</summary>
    internal sealed class Output : IDisposable
    {
        public Output()
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("reliability-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
