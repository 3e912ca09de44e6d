using SocketsLessons.Runner;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>How soon the longest lesson is painted, opened from a folder, in the installed browser.</summary>
internal static class PublishedPagePaint
{
    private const int Rounds = 9;

    private static readonly TimeSpan CellTimeout = TimeSpan.FromMinutes(2);

    public static void Run() => BrowserBenchmark.Run(MeasureAsync);

    private static async Task MeasureAsync(string program, DirectoryInfo folder)
    {
        var file = new DirectoryInfo(Path.Combine(Checkout.Root, "notebooks")).GetFiles("*.ipynb")
            .MaxBy(notebook => notebook.Length)!;
        var lesson = Notebook.Read(file.FullName);
        var site = new LessonSite(folder.FullName, new SiteOptions(Checkout.PlotlyScriptIfBuilt));
        site.Prepare([lesson]);
        site.Write(await LessonRun.RunAsync(lesson, CellEngine.Default, CellTimeout));
        var page = Path.Combine(folder.FullName, $"{lesson.Name}.html");
        await using var browser = await HeadlessBrowser.StartAsync(program);
        var (paint, drawn) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var tab = await browser.NewPageAsync(1280, 900);
            await tab.GoToAsync(new Uri(page).AbsoluteUri);
            await tab.WaitForExpressionAsync("performance.getEntriesByName('first-contentful-paint').length");
            if (round >= 0)
            {
                paint.Add(await tab.EvaluateExpressionAsync<double>(
                    "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
                drawn.Add(await tab.EvaluateExpressionAsync<double>(
                    "performance.getEntriesByType('navigation')[0].loadEventEnd"));
            }

            await tab.BrowserContext.CloseAsync();
        }

        Console.WriteLine(
            $"{lesson.Name}, {new FileInfo(page).Length / 1024} KiB, from a folder, {Rounds} times: first text "
                + $"p50 {Text(Median(paint))} ms, at most {Text(paint.Max())} ms; loaded with its charts p50 "
                + $"{Text(Median(drawn))} ms, at most {Text(drawn.Max())} ms");
    }
}
