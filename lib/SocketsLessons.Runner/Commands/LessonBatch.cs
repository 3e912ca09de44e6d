using System.Globalization;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.Runner.Engine;
using Spectre.Console;

namespace SocketsLessons.Runner.Commands;

/// <summary>Runs lessons one after the other and writes them to a site.</summary>
/// <param name="names">Lessons, notebooks or folders of notebooks. If empty, every lesson.</param>
/// <param name="engine">What runs the cells.</param>
/// <param name="cellTimeout">How long one cell may run.</param>
internal sealed class LessonBatch(string[] names, CellEngine engine, TimeSpan cellTimeout)
{
    /// <param name="site">Where to write.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The result of each lesson.</returns>
    public async Task<IReadOnlyList<LessonResult>> RunAsync(LessonSite site, CancellationToken cancellation)
    {
        var notebooks = NotebookFiles.Read(names);
        site.Prepare(notebooks);
        var results = new List<LessonResult>();
        foreach (var notebook in notebooks)
        {
            var result = await WithProgressAsync(notebook, progress =>
                LessonRun.RunAsync(notebook, engine, cellTimeout, solve: true, progress, cancellation));
            site.Write(result);
            results.Add(result);
            Report(result);
        }

        site.WriteIndex(results, areAll: names.Length == 0);
        return results;
    }

    public static int Status(IEnumerable<LessonResult> results) =>
        results.All(result => result.Failure is null) ? ExitStatus.Success : ExitStatus.Failure;

    /// <summary>On a terminal, a line shows the running cell. In a pipe, nothing is written before the
    /// result.</summary>
    private static Task<LessonResult> WithProgressAsync(Notebook notebook, Func<Action<int>, Task<LessonResult>> run)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected) return run(_ => { });
        var cells = notebook.CodeCells.Count() + LessonExercise.Solvable(notebook).Count;
        return AnsiConsole.Status().StartAsync(Markup.Escape(notebook.Name), status => run(cell =>
            status.Status(Markup.Escape($"{notebook.Name}  cell {cell} of {cells}"))));
    }

    private static void Report(LessonResult result)
    {
        var lesson = result.Executed;
        Console.WriteLine(result.Failure is null
            ? string.Create(CultureInfo.InvariantCulture,
                $"ok      {lesson.Name}  {lesson.CodeCells.Count()} cells in {result.Duration.TotalSeconds:0.0} s")
            : $"failed  {result.Failure}");
    }
}
