using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Jupyter;

/// <summary>Every lesson and the page on styling, executed once by `jupyter nbconvert` with the published kernel, when
/// first asked for.</summary>
public sealed partial class JupyterRuns : IAsyncDisposable
{
    /// <summary>On two processors a third lesson makes all of them slower; most of a lesson's time is
    /// waiting.</summary>
    private const int AtOnce = 2;

    /// <summary>What Jupyter and a kernel connect by. Left to itself, Jupyter looks for free ports and leaves them to
    /// the kernel; another test may take one between the two.</summary>
    private static readonly string[] Channels = ["shell", "iopub", "stdin", "control", "hb"];

    /// <summary>Below the ports that systems give to clients; another test run on this machine takes others.</summary>
    private const int PortsEach = 50;
    private static readonly int FirstPort = 10_000 + (Random.Shared.Next(100) * AtOnce * PortsEach);

    /// <summary>A cell that needs longer than this hangs, also on a slow and busy machine; so do all lessons.</summary>
    private const string CellTimeoutInSeconds = "120";
    private static readonly TimeSpan LessonsTimeout = TimeSpan.FromMinutes(20);
    private static readonly string[] Arguments =
    [
        "nbconvert", "--to", "notebook", "--execute", $"--ExecutePreprocessor.timeout={CellTimeoutInSeconds}",
    ];

    public const string StylingPage = "styling-with-plotly";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lessons-nbconvert-");
    private readonly CancellationTokenSource _end = new();
    private readonly Lazy<Task<IReadOnlyDictionary<string, JupyterRun>>> _all;

    public JupyterRuns() => _all = new(() => Task.Run(RunAllAsync));

    /// <summary>Whether `jupyter nbconvert` is there.</summary>
    public static bool IsInstalled => Installed.Value;

    private static Lazy<bool> Installed { get; } = new(
        () => ExternalProgram.RunAsync("jupyter", ["nbconvert", "--version"], Repository.Root,
        TimeSpan.FromMinutes(1), CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    internal async Task<JupyterRun> RunAsync(string lesson) => (await _all.Value)[lesson];

    private async Task<IReadOnlyDictionary<string, JupyterRun>> RunAllAsync()
    {
        var cancellation = _end.Token;
        await PublishedKernel.InstallAsync(cancellation);
        var runs = new ConcurrentDictionary<string, JupyterRun>();
        string[] notebooks = [.. Repository.Lessons.Select(lesson => lesson.Path), WriteStylingPage()];
        await Parallel.ForAsync(0, AtOnce, cancellation, async (place, stop) =>
        {
            var first = FirstPort + (place * PortsEach);
            using var kernel = await PublishedKernel.RegisterAsync(
                $"{first + Channels.Length}-{first + PortsEach - 1}", stop);
            string[] own = [.. notebooks.Where((_, index) => index % AtOnce == place)];
            string[] ports = [.. Channels.Select((name, index) => $"--KernelManager.{name}_port={first + index}")];
            // One after the other, each in a new kernel; it ends at the first that fails.
            var nbconvert = await kernel.RunAsync(
                "jupyter", [.. Arguments, .. ports, "--output-dir", _folder.FullName, .. own], LessonsTimeout, stop);
            foreach (var path in own)
            {
                var executed = Path.Combine(_folder.FullName, Path.GetFileName(path));
                runs[Path.GetFileNameWithoutExtension(path)] =
                    new(nbconvert, File.Exists(executed) ? Notebook.Read(executed) : null);
            }

            Assert.True(
                nbconvert.Succeeded
                    || own.Any(path => runs[Path.GetFileNameWithoutExtension(path)].Executed is null),
                nbconvert.Output);
            Assert.Empty(Survivors(kernel.DataFolder));
        });
        return runs;
    }

    /// <summary>The page's cells as a notebook, outside the lessons' folder, so its paths begin at the root.</summary>
    private string WriteStylingPage()
    {
        var page = File.ReadAllText(Path.Combine(Repository.NotebookFolder, StylingPage + ".md"));
        var library = Path.Combine(Repository.Root, "lib").Replace('\\', '/');
        var cells = CodeBlock().Matches(page)
            .Select(block => block.Groups[1].Value.Replace("../lib", library, StringComparison.Ordinal));
        var path = Path.Combine(_folder.CreateSubdirectory("source").FullName, StylingPage + ".ipynb");
        var notebook = Runs.Make([.. cells]);
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            // What nbformat requires of a code cell.
            cell.Json["id"] = $"cell-{index}";
            cell.Json["metadata"] = new JsonObject();
            cell.Json["execution_count"] = null;
            cell.Json["outputs"] = new JsonArray();
        }

        File.WriteAllText(path, notebook.ToText());
        return path;
    }

    /// <summary>Processes that name this folder on their command line, as a kernel names its connection file
    /// there.</summary>
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

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_all.IsValueCreated) await _all.Value.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
        _folder.Delete(recursive: true);
    }
}

/// <summary>What came of a lesson in Jupyter.</summary>
/// <param name="Nbconvert">What `jupyter nbconvert` said of it and of others.</param>
/// <param name="Executed">The executed lesson; null where a cell failed, here or in a lesson before it.</param>
internal sealed record JupyterRun(ExternalProgram Nbconvert, Notebook? Executed);
