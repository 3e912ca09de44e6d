using System.Collections.Concurrent;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Setup;

namespace SocketsLessons.Notebooks.Tests.Jupyter;

/// <summary>Every lesson, executed once by `jupyter nbconvert` with the published kernel, when first asked for.</summary>
public sealed class JupyterRuns : IDisposable
{
    /// <summary>On two processors a third lesson makes all of them slower; most of a lesson's time is waiting.</summary>
    private const int AtOnce = 2;

    /// <summary>A cell or a lesson that needs longer than this hangs, also on a slow and busy machine.</summary>
    private const string CellTimeoutInSeconds = "120";
    private static readonly TimeSpan LessonTimeout = TimeSpan.FromMinutes(8);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lessons-nbconvert-");
    private readonly Lazy<Task<IReadOnlyDictionary<string, JupyterRun>>> _all;

    public JupyterRuns() => _all = new(() => Task.Run(RunAllAsync));

    /// <summary>Whether `jupyter nbconvert` is there.</summary>
    public static bool IsInstalled => Installed.Value;

    private static Lazy<bool> Installed { get; } = new(() => Tool.RunAsync("jupyter", ["nbconvert", "--version"], Repository.Root,
        TimeSpan.FromMinutes(1), CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    internal async Task<JupyterRun> RunAsync(string lesson) => (await _all.Value)[lesson];

    private async Task<IReadOnlyDictionary<string, JupyterRun>> RunAllAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var kernel = await PublishedKernel.InstallAsync(cancellation);
        var runs = new ConcurrentDictionary<string, JupyterRun>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Repository.Lessons, options, async (lesson, stop) =>
        {
            string[] arguments =
            [
                "nbconvert", "--to", "notebook", "--execute", $"--ExecutePreprocessor.timeout={CellTimeoutInSeconds}",
                "--output-dir", _folder.FullName, Path.Combine(Repository.NotebookFolder, lesson.Name + ".ipynb"),
            ];
            var nbconvert = await kernel.RunAsync("jupyter", arguments, LessonTimeout, stop);
            var path = Path.Combine(_folder.FullName, lesson.Name + ".ipynb");
            runs[lesson.Name] = new(nbconvert, nbconvert.Succeeded ? Notebook.Read(path) : null);
        });
        Assert.Empty(Survivors(kernel.DataFolder));
        return runs;
    }

    /// <summary>Processes that name this folder on their command line, as a kernel names its connection file there.</summary>
    private static IEnumerable<string> Survivors(string folder)
    {
        if (!OperatingSystem.IsLinux()) yield break;
        foreach (var process in Directory.GetDirectories("/proc").Where(path => path[6..].All(char.IsAsciiDigit)))
        {
            var line = "";
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It has ended since, or is another user's.
            }

            if (line.Contains(folder, StringComparison.Ordinal)) yield return $"{process}: {line}";
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What came of a lesson in Jupyter.</summary>
/// <param name="Nbconvert">What `jupyter nbconvert` said.</param>
/// <param name="Executed">The executed lesson; null where a cell failed.</param>
internal sealed record JupyterRun(Tool Nbconvert, Notebook? Executed);
