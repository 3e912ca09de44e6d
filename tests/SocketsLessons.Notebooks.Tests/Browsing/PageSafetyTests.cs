using PuppeteerSharp;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.Runner.Engine;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>What a page may run and load: its own script and plotly.js, and nothing that came out of a cell.</summary>
public sealed class PageSafetyTests(TestBrowser browser) : IDisposable
{
    private const string Taken = "document.body.dataset.taken = 'yes'";

    private readonly string _folder = Directory.CreateTempSubdirectory("lessons-site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Script_from_a_cell_does_not_run()
    {
        await PublishAsync(
            $"display(HTML(\"<b id='shown'>b</b><script>{Taken}</script><img src='nowhere.png' "
                + $"onerror=\\\"{Taken}\\\">\"));", plotly: null);

        await using var page = await OpenAsync();

        Assert.NotNull(await page.QuerySelectorAsync("#shown"));
        Assert.Null(await page.QuerySelectorAsync("body[data-taken]"));
    }

    [Fact]
    public async Task Figure_text_is_data_and_does_not_run()
    {
        await PublishAsync(
            Chart.Replace("Lives", $"</script><script>{Taken}</script>", StringComparison.Ordinal),
            NodeModules.Plotly("2.28"));

        await using var page = await OpenAsync();

        Assert.Equal(1, await page.DrawnChartsAsync());
        Assert.Null(await page.QuerySelectorAsync("body[data-taken]"));
    }

    [Fact]
    public async Task Plotly_js_from_its_CDN_draws_where_none_lies_beside_the_page()
    {
        await PublishAsync(Chart, plotly: null);

        await using var page = await OpenAsync(
            await File.ReadAllBytesAsync(NodeModules.Plotly("4"), TestContext.Current.CancellationToken));

        Assert.Equal(1, await page.DrawnChartsAsync());
    }

    [Fact]
    public async Task Another_script_from_the_CDN_does_not_run_and_the_page_says_so()
    {
        await PublishAsync(Chart, plotly: null);

        await using var page = await OpenAsync(System.Text.Encoding.UTF8.GetBytes(Taken));

        await page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('p')].some(text => text.textContent.startsWith('The chart could "
                + "not be drawn'))");
        Assert.Null(await page.QuerySelectorAsync("body[data-taken]"));
    }

    private static string Chart =>
        $$"""
        #r "{{Path.Combine(Repository.Root, "lib", "SocketsLessons", "bin", "SocketsLessons.dll").Replace('\\', '/')}}"
        var lives = new SocketsLessons.SocketLifetimes();
        using (lives.Track("a", "b")) { }
        SocketsLessons.Chart.Lifetimes("Lives", lives)
        """;

    /// <summary>Publishes a lesson of one cell.</summary>
    private async Task PublishAsync(string code, string? plotly)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "notebooks")).FullName, "test.ipynb");
        await File.WriteAllTextAsync(path, Runs.Make(code).ToText(), TestContext.Current.CancellationToken);
        var lesson = Notebook.Read(path);
        var result = await Runs.RunAsync(lesson, CellEngine.Script);
        Assert.Null(result.Failure);
        var site = new LessonSite(Path.Combine(_folder, "site"), new SiteOptions(plotly));
        site.Prepare([lesson]);
        site.Write(result);
    }

    /// <summary>Serves the page to a browser in which every other host but the CDN answers nothing.</summary>
    private async Task<IPage> OpenAsync(byte[]? cdn = null)
    {
        var page = await browser.NewPageAsync();
        if (cdn is not null) await page.ServeAsync("https://cdn.jsdelivr.net/", _ => cdn);
        await page.ServeFolderAsync(PublishedSite.Address, Path.Combine(_folder, "site"));
        await page.GoToAsync($"{PublishedSite.Address}test.html");
        return page;
    }
}
