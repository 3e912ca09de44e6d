using System.Text.Json.Nodes;
using PuppeteerSharp;
using SocketsLessons.Runner.Browsing;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Pages;

/// <summary>
/// Draws the charts of an executed lesson once more, as pictures for places that run no script. PNG and not SVG,
/// because repository browsers, e-mail and PDF converters show it alike, and a chart of many points stays small.
/// </summary>
internal sealed class StillCharts : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly HeadlessBrowser _browser;
    private readonly IPage _page;

    private StillCharts(DirectoryInfo folder, HeadlessBrowser browser, IPage page)
    {
        _folder = folder;
        _browser = browser;
        _page = page;
    }

    /// <param name="program">The browser.</param>
    /// <param name="plotlyFile">The plotly.js to draw with.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<StillCharts> StartAsync(string program, string plotlyFile, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("lessons-charts-");
        HeadlessBrowser? browser = null;
        try
        {
            File.Copy(plotlyFile, Path.Combine(folder.FullName, PageFrame.PlotlyFile));
            var empty = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(empty, $"<!DOCTYPE html><meta charset=\"utf-8\"><title>Charts</title><script src=\"{PageFrame.PlotlyFile}\"></script>", cancellation);
            browser = await HeadlessBrowser.StartAsync(program);
            var page = await browser.NewPageAsync(900, 600);
            await page.GoToAsync(new Uri(empty).AbsoluteUri);
            return new StillCharts(folder, browser, page);
        }
        catch
        {
            if (browser is not null) await browser.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Adds to each chart of a lesson its picture, as one more form of the same output.</summary>
    public async Task AddToAsync(Notebook executed, CancellationToken cancellation)
    {
        foreach (var output in executed.CodeCells.SelectMany(cell => cell.Outputs).Where(PageChart.IsChart))
        {
            var data = (JsonObject)output!["data"]!;
            cancellation.ThrowIfCancellationRequested();
            data[PageChart.PictureType] = await DrawAsync(data[PageChart.PlotlyType]!);
        }
    }

    /// <summary>Twice as many dots as CSS pixels, for paper and sharp screens; on white, whatever the page's colours are.</summary>
    private async Task<string> DrawAsync(JsonNode figure)
    {
        var address = await _page.EvaluateExpressionAsync<string>(
            $$"""
            (figure => {
              const layout = figure.layout || {};
              if (!layout.paper_bgcolor || layout.paper_bgcolor === 'rgba(0,0,0,0)') {
                layout.paper_bgcolor = '#ffffff';
                layout.font = Object.assign({}, layout.font, { color: '#1f2328' });
              }
              return Plotly.toImage({ data: figure.data, layout: layout }, { format: 'png', width: 860, height: layout.height || 400, scale: 2 });
            })({{figure.ToJsonString()}})
            """);
        return address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..];
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
