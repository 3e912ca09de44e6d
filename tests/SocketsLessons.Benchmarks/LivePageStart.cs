using System.Text.Json.Nodes;
using PuppeteerSharp;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Notebooks;
using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>How soon a page of 40 cells can be used, in the installed browser.</summary>
internal static class LivePageStart
{
    private const int Cells = 40, Rounds = 7;

    // Connected to the lessons, and an editor in the place of the first cell's code.
    private const string Watch =
        """
        new MutationObserver((changes, observer) => {
          if (!document.querySelector('[data-lesson][data-connected] .cell.edited')) return;
          observer.disconnect();
          window.usableAfter = performance.now();
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    public static void Run() => BrowserBenchmark.Run(MeasureAsync);

    private static async Task MeasureAsync(string program, DirectoryInfo folder)
    {
        var lessons = folder.CreateSubdirectory("notebooks").FullName;
        File.WriteAllText(Path.Combine(lessons, "00-forty.ipynb"), Lesson());
        await using var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update"],
        });
        var (first, again) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var options = new LiveOptions(
                lessons, Path.Combine(folder.FullName, $"work{round}"), CellEngine.Default);
            // Its own server each time, so that the lesson's process starts while the page is drawn.
            await using var server = await LiveServer.StartAsync(options, CancellationToken.None);
            await using var context = await browser.CreateBrowserContextAsync();
            var page = await context.NewPageAsync();
            await page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 900 });
            await page.EvaluateExpressionOnNewDocumentAsync(Watch);
            await page.GoToAsync(server.EntryUrl("00-forty"));
            var cold = await UsableAfterAsync(page);
            // What the page still loads would hold up the next one.
            await page.WaitForExpressionAsync("window.Plotly");
            await page.ReloadAsync();
            var warm = await UsableAfterAsync(page);
            if (round < 0) continue;
            first.Add(cold);
            again.Add(warm);
        }

        Console.WriteLine(
            $"a page of {Cells} cells, from the request until it is connected and its first editor is there, "
                + $"{Rounds} times: the first time p50 {Text(Median(first))} ms, at most {Text(first.Max())} ms; "
                + $"again p50 {Text(Median(again))} ms, at most {Text(again.Max())} ms");
    }

    private static async Task<double> UsableAfterAsync(IPage page)
    {
        await page.WaitForExpressionAsync("window.usableAfter");
        return await page.EvaluateExpressionAsync<double>("window.usableAfter");
    }

    /// <summary>A lesson as long as the longest ones, with a text before each cell.</summary>
    private static string Lesson()
    {
        var cells = new JsonArray(Cell("markdown", "opening", "# 00 Forty cells\n\n**Time:** 5 minutes."));
        for (var number = 1; number <= Cells; number++)
        {
            cells.Add(Cell("markdown", $"text-{number}", $"## Part {number}\n\n**Predict.** What will come out?"));
            cells.Add(Cell("code", $"code-{number}", string.Concat(
                Enumerable.Range(1, 12).Select(line => $"Console.WriteLine($\"line {line} of {number}\");\n"))));
        }

        return new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = Notebook.Read(
                Directory.GetFiles(Path.Combine(Runner.Checkout.Root, "notebooks"), "00-*.ipynb")[0])
                .Json["metadata"]!.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString();
    }

    private static JsonObject Cell(string type, string id, string source)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = type,
            ["id"] = id,
            ["metadata"] = new JsonObject(),
            ["source"] = source,
        };
        if (type == "code") (cell["execution_count"], cell["outputs"]) = (null, new JsonArray());
        return cell;
    }
}
