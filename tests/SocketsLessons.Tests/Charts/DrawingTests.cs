using System.Text.RegularExpressions;

namespace SocketsLessons.Tests.Charts;

/// <summary>The HTML of charts in a real browser, on the kinds of pages that notebooks are shown on.</summary>
public sealed partial class DrawingTests
{
    /// <summary>Two charts: a page loads plotly.js once for both.</summary>
    private static string TwoCharts() => string.Concat(Gallery.Usual.Where(chart => chart.Name is "histogram" or "lifetimes")
        .Select(chart => chart.Figure.ToHtml()));

    // Another user of require.js on the page, after the charts.
    private const string AnotherModule =
        "<script>define('probe', [], function () { return 42; }); require(['probe'], function (v) { document.body.dataset.probe = v; });</script>";

    [Theory]
    [InlineData("plotly-2.27", false)]
    [InlineData("plotly-2.27", true)]
    [InlineData("plotly-3", true)]
    [InlineData("plotly-4", false)]
    [InlineData("plotly-4", true)]
    public async Task Draws_offline_from_the_plotly_js_beside_the_library(string version, bool withRequire)
    {
        using var browser = new Browser();
        browser.PlacePlotly(version);

        await DrawsBothAsync(browser, "", withRequire);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draws_online_where_no_plotly_js_lies_beside_the_library(bool withRequire)
    {
        using var browser = new Browser();
        using var internet = new FakeCdn(await File.ReadAllBytesAsync(
            Path.Combine(Browser.Module("plotly-4"), "plotly.min.js"), TestContext.Current.CancellationToken));
        browser.HostRules = internet.HostRules;

        await DrawsBothAsync(browser, "", withRequire);
    }

    // Jupyter's documentation: the element `jupyter-config-data` has the server's address, and the server gives out
    // the files below its folder under `files/`.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draws_offline_in_JupyterLab_where_the_page_is_not_beside_the_library(bool withRequire)
    {
        const string Config = "<script id=\"jupyter-config-data\" type=\"application/json\">{\"baseUrl\": \"../\"}</script>";
        using var browser = new Browser();
        browser.PlacePlotly("plotly-4", under: "files");

        await DrawsBothAsync(browser, Config, withRequire);
    }

    [Theory]
    [InlineData("<!doctype html><title>a page of the server's own</title>")]
    [InlineData("'not plotly';")]
    public async Task Looks_on_where_something_else_lies_in_plotly_js_place(string other)
    {
        using var browser = new Browser();
        using var internet = new FakeCdn(await File.ReadAllBytesAsync(
            Path.Combine(Browser.Module("plotly-4"), "plotly.min.js"), TestContext.Current.CancellationToken));
        browser.HostRules = internet.HostRules;
        browser.PlaceInPlotlysPlace(other);

        await DrawsBothAsync(browser, "", withRequire: false);
    }

    [Fact]
    public async Task Runs_no_other_script_that_comes_in_plotly_js_place()
    {
        using var browser = new Browser();
        using var internet = new FakeCdn("document.body.dataset.taken = 'yes';"u8.ToArray());
        browser.HostRules = internet.HostRules;

        var page = await browser.OpenAsync(TwoCharts(), withRequire: false);

        Assert.DoesNotContain("data-taken", page, StringComparison.Ordinal);
        Assert.Contains("The chart could not be drawn", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Says_so_offline_where_no_plotly_js_lies_beside_the_library(bool withRequire)
    {
        using var browser = new Browser();

        var page = await browser.OpenAsync(TwoCharts(), withRequire);

        Assert.Equal(0, Drawn().Count(page));
        Assert.Equal(2, Regex.Count(page, "<div data-figure=[^>]*>The chart could not be drawn"));
        Assert.Contains("<summary>The numbers</summary>", page, StringComparison.Ordinal);
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
        using var browser = new Browser();
        browser.PlacePlotly("plotly-4", under: "later");

        var page = await browser.OpenAsync($"<div id=\"output\">{TwoCharts()}</div>{RunTheCellAgain}", withRequire);

        Assert.Equal(2, Drawn().Count(page));
    }

    private static async Task DrawsBothAsync(Browser browser, string before, bool withRequire)
    {
        var page = await browser.OpenAsync(before + TwoCharts() + (withRequire ? AnotherModule : ""), withRequire);

        Assert.Equal(2, Drawn().Count(page));
        Assert.Equal(withRequire, page.Contains("data-probe=\"42\"", StringComparison.Ordinal));
    }

    // What plotly makes of the place it draws in, with the chart's axes in it.
    [GeneratedRegex("<div data-figure=[^>]*data-drawn=\"\".{1,2000}class=\"main-svg\"", RegexOptions.Singleline)]
    private static partial Regex Drawn();
}
