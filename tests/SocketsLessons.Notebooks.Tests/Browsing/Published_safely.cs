using Microsoft.Playwright;
using SocketsLessons.Notebooks.Tests.Command;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>What a page may run and load: its own script and plotly.js, and nothing that came out of a cell.</summary>
public sealed class Published_safely(PublishedSite site) : IAsyncDisposable
{
    private const string Taken = "document.body.dataset.taken = 'yes'";

    private readonly LessonsCommand _command = new();
    private IPage? _tab;

    public async ValueTask DisposeAsync()
    {
        if (_tab is not null) await _tab.Context.CloseAsync();
        _command.Dispose();
    }

    [Fact]
    public async Task Runs_no_script_that_came_out_of_a_cell()
    {
        var tab = await PublishAsync($"display(HTML(\"<b id='shown'>b</b><script>{Taken}</script><img src='nowhere.png' onerror=\\\"{Taken}\\\">\"));");

        await tab.GotoAsync($"{PublishedSite.Address}a.html");

        Assert.Equal(1, await tab.Locator("#shown").CountAsync());
        Assert.Equal(0, await tab.Locator("body[data-taken]").CountAsync());
    }

    [Fact]
    public async Task Draws_with_plotly_js_from_its_CDN()
    {
        var tab = await PublishAsync(Chart);
        await AnswerAsync(tab, await File.ReadAllTextAsync(Path.Combine(PublishedSite.Module("plotly-4"), "plotly.min.js"), TestContext.Current.CancellationToken));

        await tab.GotoAsync($"{PublishedSite.Address}a.html");
        await PublishedSite.DrawnAsync(tab);

        Assert.Equal(1, await tab.Locator("[data-figure] .main-svg .bars").CountAsync());
    }

    [Fact]
    public async Task Runs_nothing_else_in_its_place_and_says_so()
    {
        var tab = await PublishAsync(Chart);
        await AnswerAsync(tab, Taken);

        await tab.GotoAsync($"{PublishedSite.Address}a.html");

        Assert.Equal(0, await tab.Locator("body[data-taken]").CountAsync());
        Assert.True(await tab.GetByText("The chart could not be drawn").IsVisibleAsync());
    }

    [Fact]
    public async Task Writes_a_figures_text_as_data()
    {
        var tab = await PublishAsync(Chart.Replace("Lives", $"</script><script>{Taken}</script>", StringComparison.Ordinal));
        await AnswerAsync(tab, await File.ReadAllTextAsync(Path.Combine(PublishedSite.Module("plotly-4"), "plotly.min.js"), TestContext.Current.CancellationToken));

        await tab.GotoAsync($"{PublishedSite.Address}a.html");
        await PublishedSite.DrawnAsync(tab);

        Assert.Equal(0, await tab.Locator("body[data-taken]").CountAsync());
    }

    private static string Chart =>
        $$"""
        #r "{{Path.Combine(Repository.Root, "lib", "SocketsLessons", "bin", "SocketsLessons.dll").Replace('\\', '/')}}"
        var lives = new SocketsLessons.SocketLifetimes();
        using (lives.Track("a", "b")) { }
        SocketsLessons.Chart.Lifetimes("Lives", lives)
        """;

    /// <summary>Publishes a lesson of one cell, and serves it to a browser in which every other host answers nothing.</summary>
    private async Task<IPage> PublishAsync(string code)
    {
        _tab = await site.TabAsync(1100, ColorScheme.Light);
        _command.Write("notebooks/a.ipynb", Runs.Make(code).ToText());
        var (status, output, errors) = await _command.RunAsync("publish", "--engine", "script");
        Assert.True(status == 0, output + errors);
        await _tab.Context.RouteAsync($"{PublishedSite.Address}**", async route =>
        {
            var file = Path.Combine(_command.Folder, "site", new Uri(route.Request.Url).LocalPath[1..]);
            await route.FulfillAsync(File.Exists(file) ? new() { Path = file } : new() { Status = 404 });
        });
        return _tab;
    }

    private static async Task AnswerAsync(IPage tab, string script) => await tab.Context.RouteAsync("https://cdn.jsdelivr.net/**", route => route.FulfillAsync(new()
    {
        Body = script, ContentType = "text/javascript", Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
    }));
}
