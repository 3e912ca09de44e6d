using SocketsLessons.TestSupport;

namespace SocketsLessons.Tests.Charts;

/// <summary>The HTML of charts in a real browser, on the kinds of pages that notebooks are shown on.</summary>
public sealed class DrawingTests(TestBrowser browser)
{
    private static readonly Lazy<byte[]> Plotly4 = new(() => File.ReadAllBytes(NodeModules.Plotly("4")));

    /// <summary>Two charts: a page loads plotly.js once for both.</summary>
    private static string TwoCharts() =>
        string.Concat(Gallery.Usual.Where(chart => chart.Name is "histogram" or "lifetimes")
        .Select(chart => chart.Figure.ToHtml()));

    // Another user of require.js on the page, after the charts.
    private const string AnotherModule =
        "<script>define('probe', [], function () { return 42; }); require(['probe'], function (v) { "
            + "document.body.dataset.probe = v; });</script>";

    [Theory]
    [InlineData("2.28", false)]
    [InlineData("2.28", true)]
    [InlineData("3", true)]
    [InlineData("4", false)]
    [InlineData("4", true)]
    public async Task Offline_the_plotly_js_beside_the_library_is_used(string release, bool withRequire)
    {
        using var place = new ChartPage(browser);
        place.PlacePlotly(NodeModules.Plotly(release));

        await DrawsBothAsync(place, "", withRequire);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Online_without_plotly_js_the_CDN_is_used(bool withRequire)
    {
        using var place = new ChartPage(browser) { Cdn = Plotly4.Value };

        await DrawsBothAsync(place, "", withRequire);
    }

    // Jupyter's documentation: the element `jupyter-config-data` has the server's address, and the server gives out
    // the files below its folder under `files/`.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draws_offline_in_JupyterLab_where_the_page_is_not_beside_the_library(bool withRequire)
    {
        const string Config =
            "<script id=\"jupyter-config-data\" type=\"application/json\">{\"baseUrl\": \"../\"}</script>";
        using var place = new ChartPage(browser);
        place.PlacePlotly(NodeModules.Plotly("4"), under: "files");

        await DrawsBothAsync(place, Config, withRequire);
    }

    [Theory]
    [InlineData("<!doctype html><title>a page of the server's own</title>")]
    [InlineData("'not plotly';")]
    public async Task Another_file_in_place_of_plotly_js_is_skipped(string other)
    {
        using var place = new ChartPage(browser) { Cdn = Plotly4.Value };
        place.PlaceInPlotlysPlace(other);

        await DrawsBothAsync(place, "", withRequire: false);
    }

    [Fact]
    public async Task Another_script_in_place_of_plotly_js_is_not_run()
    {
        using var place = new ChartPage(browser) { Cdn = "document.body.dataset.taken = 'yes';"u8.ToArray() };

        await using var page = await place.OpenAsync(TwoCharts(), withRequire: false);

        Assert.Equal(0, await page.DrawnChartsAsync());
        Assert.Null(await page.QuerySelectorAsync("body[data-taken]"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Offline_without_plotly_js_a_message_is_shown(bool withRequire)
    {
        using var place = new ChartPage(browser);

        await using var page = await place.OpenAsync(TwoCharts(), withRequire);

        Assert.Equal(0, await page.DrawnChartsAsync());
        Assert.Equal(2, await page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('[data-figure]')].filter(place => place.textContent.startsWith('The "
                + "chart could not be drawn')).length"));
        Assert.Equal(2, await page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('summary')]"
            + ".filter(summary => summary.textContent === 'The numbers').length"));
    }

    // A notebook takes a cell's outputs off the page and puts the new ones there, on the same page.
    private const string RunTheCellAgain =
        """
        <script>
        var output = document.getElementById('output'), html = output.innerHTML;
        new MutationObserver(function (changes, observer) {
          if (!output.textContent.includes('The chart could not be drawn')) return;
          observer.disconnect();
          document.head.insertAdjacentHTML('beforeend', '<base href="../later/notebooks/">');
          output.innerHTML = html;
          output.querySelectorAll('script').forEach(function (inert) {
            var script = document.createElement('script');
            script.textContent = inert.textContent;
            inert.replaceWith(script);
          });
        }).observe(output, { childList: true, subtree: true });
        </script>
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draws_when_the_cell_runs_again_after_plotly_js_failed_to_load(bool withRequire)
    {
        using var place = new ChartPage(browser);
        place.PlacePlotly(NodeModules.Plotly("4"), under: "later");

        await using var page = await place.OpenAsync(
            $"<div id=\"output\">{TwoCharts()}</div>{RunTheCellAgain}", withRequire);

        await page.WaitForFunctionAsync(
            "() => document.querySelectorAll('[data-figure][data-drawn] .svg-container').length === 2");
    }

    private static async Task DrawsBothAsync(ChartPage place, string before, bool withRequire)
    {
        await using var page = await place.OpenAsync(
            before + TwoCharts() + (withRequire ? AnotherModule : ""), withRequire);

        Assert.Equal(2, await page.DrawnChartsAsync());
        if (withRequire) await page.WaitForFunctionAsync("() => document.body.dataset.probe === '42'");
    }
}
