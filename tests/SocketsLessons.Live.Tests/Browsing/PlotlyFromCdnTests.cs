using SocketsLessons.Runner;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>Charts where the build has left out plotly.js with the kernel (UseKernel=false).</summary>
public sealed class PlotlyFromCdnTests(LiveBrowser browser)
{
    private const string Cdn = "https://cdn.jsdelivr.net/";

    private static readonly string Chart =
        $$"""
        #r "{{Checkout.LibraryAssembly.Replace('\\', '/')}}"
        var lives = new SocketsLessons.SocketLifetimes();
        using (lives.Track("a", "b")) { }
        SocketsLessons.Chart.Lifetimes("Lives", lives)
        """;

    [Fact]
    public async Task Chart_is_drawn_with_plotly_js_from_its_CDN()
    {
        var plotly = await File.ReadAllBytesAsync(NodeModules.Plotly("4"), TestContext.Current.CancellationToken);
        await using var site = await LiveSite.OpenAsync(options => options with { PlotlyFile = null }, Chart);

        await using var page = await OpenAsync(site, plotly);
        await page.RunAsync("a");

        Assert.Equal(1, await page.Page.DrawnChartsAsync());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Another_script_in_its_place_does_not_run_and_the_chart_says_so()
    {
        await using var site = await LiveSite.OpenAsync(options => options with { PlotlyFile = null }, Chart);

        await using var page = await OpenAsync(site, "document.body.dataset.taken = 'yes';"u8.ToArray());
        await page.RunAsync("a");

        await page.UntilAsync("document.querySelector('#cell-a .outputs').innerText.includes('could not be drawn')");
        Assert.True(await page.IsTrueAsync("document.body.dataset.taken === undefined"));
    }

    [Fact]
    public async Task Without_a_network_the_lesson_runs_and_the_numbers_are_there()
    {
        await using var site = await LiveSite.OpenAsync(options => options with { PlotlyFile = null }, Chart);

        await using var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("a");

        await page.UntilAsync("document.querySelector('#cell-a .outputs').innerText.includes('could not be drawn')");
        await page.UntilAsync("document.querySelector('#cell-a .outputs table tbody tr') !== null");
    }

    /// <summary>Opens the lesson in a browser in which the CDN answers with a file.</summary>
    private async Task<LivePage> OpenAsync(LiveSite site, byte[] answer) =>
        await LivePage.OpenAsync(browser, site, prepare: page => page.ServeAsync(Cdn, _ => answer));
}
