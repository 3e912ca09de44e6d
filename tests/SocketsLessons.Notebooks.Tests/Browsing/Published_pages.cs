using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Every page of the published site, in a real browser that reaches nothing but the site.</summary>
public sealed class Published_pages(PublishedSite site) : IAsyncDisposable
{
    private const string ScrollBoxes = "pre, .wide, .shown, .sockets-lessons";

    private readonly List<IPage> _tabs = [];

    public static TheoryData<string> Names { get; } = [.. Repository.Lessons.Select(lesson => $"{lesson.Name}.html"), "index.html"];

    public static TheoryData<string> LessonNames => Repository.LessonNames;

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in _tabs) await tab.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Load_from_a_folder_without_an_error_or_a_request_off_the_machine(string name)
    {
        var tab = await TabAsync();
        var found = Watch(tab, "file:");
        await tab.GotoAsync(new Uri(Path.Combine(await site.FolderAsync(), name)).AbsoluteUri);
        await PublishedSite.DrawnAsync(tab);

        Assert.Empty(found);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Load_from_a_server_without_an_error_or_a_request_elsewhere(string name)
    {
        var tab = await TabAsync();
        await ServeAsync(tab);
        var found = Watch(tab, PublishedSite.Address);
        await tab.GotoAsync(PublishedSite.Address + name);
        await PublishedSite.DrawnAsync(tab);

        Assert.Empty(found);
    }

    [Theory, MemberData(nameof(LessonNames))]
    public async Task Draw_every_chart_of_the_executed_notebook_with_all_its_traces(string name)
    {
        var tab = await OpenAsync($"{name}.html");
        var figures = (await FiguresAsync(name)).Select(figure => ((JsonArray)figure["data"]!).Count);

        var drawn = await tab.EvaluateAsync<int[]>(
            """
            [...document.querySelectorAll('[data-figure]')].map(place =>
              place.querySelector('.main-svg') && place.getBoundingClientRect().height > 100 ? place._fullData.filter(trace => trace.visible === true).length : -1)
            """);

        Assert.Equal(figures, drawn);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Never_scroll_sideways_on_a_phone(string name)
    {
        var tab = await OpenAsync(name, width: 360);

        Assert.True(await tab.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);
        await UnfoldAsync(tab);
        Assert.True(await tab.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, "with everything folded out");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Have_nothing_serious_for_axe_on_a_desktop_in_light(string name) => Assert.Empty(await AxeAsync(name, 1100, ColorScheme.Light));

    [Theory, MemberData(nameof(Names))]
    public async Task Have_nothing_serious_for_axe_on_a_phone_in_dark(string name) => Assert.Empty(await AxeAsync(name, 360, ColorScheme.Dark));

    [Theory, MemberData(nameof(Names))]
    public async Task Have_landmarks_and_headings_in_order(string name)
    {
        var tab = await OpenAsync(name);

        foreach (var landmark in (AriaRole[])[AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo])
            Assert.Equal(1, await tab.GetByRole(landmark).CountAsync());
        Assert.NotEqual(0, await tab.GetByRole(AriaRole.Navigation).CountAsync());
        var levels = await tab.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Let_the_keyboard_reach_everything(string name)
    {
        var tab = await OpenAsync(name, width: 360);
        // What can be used, or scrolls sideways; what is folded away has no place on the page.
        var expected = await tab.EvaluateAsync<int>(
            $$"""
            [...document.querySelectorAll('*')].filter(part => part.checkVisibility() && part.getClientRects().length && (part.matches('a[href], button, summary')
              || part.matches('{{ScrollBoxes}}') && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'auto')).map((part, at) => part.dataset.expected = at).length
            """);
        var reached = new HashSet<string>();
        var stops = new List<string>();
        for (var presses = 0; presses < expected + 20; presses++)
        {
            await tab.Keyboard.PressAsync("Tab");
            var stop = await tab.EvaluateAsync<string[]>("(at => at === document.body ? ['', ''] : [at.dataset.expected || '', at.tagName + ' ' + at.className + ' ' + at.textContent.slice(0, 30)])(document.activeElement)");
            if (stop[0].Length > 0) reached.Add(stop[0]);
            stops.Add(stop[1]);
        }

        Assert.StartsWith("A skip", stops[0], StringComparison.Ordinal);
        var missed = await tab.EvaluateAsync<string[]>("reached => [...document.querySelectorAll('[data-expected]')].filter(part => !reached.includes(part.dataset.expected)).map(part => part.outerHTML.slice(0, 120))", reached);
        Assert.Empty(missed);
    }

    [Theory, MemberData(nameof(LessonNames))]
    public async Task Let_the_arrow_keys_scroll_wide_code(string name)
    {
        var tab = await OpenAsync($"{name}.html", width: 360);
        var code = tab.Locator("pre.code[data-wide]").First;

        await code.FocusAsync();
        await tab.Keyboard.PressAsync("ArrowRight");

        await tab.WaitForFunctionAsync("document.activeElement.scrollLeft > 0");
    }

    [Theory, MemberData(nameof(LessonNames))]
    public async Task Copy_a_cell(string name)
    {
        var tab = await TabAsync();
        await ServeAsync(tab);
        await tab.GotoAsync($"{PublishedSite.Address}{name}.html");

        await tab.GetByRole(AriaRole.Button, new() { Name = "Copy the code of cell 1", Exact = true }).PressAsync("Enter");

        await tab.WaitForFunctionAsync("document.getElementById('said').textContent === 'Copied'");
        Assert.Equal(Repository.Lesson(name).CodeCells.First().Source, await tab.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Theory, MemberData(nameof(LessonNames))]
    public async Task Show_the_charts_as_pictures_where_no_script_runs(string name)
    {
        var tab = await OpenAsync($"{name}.html", scripts: false);
        var pictures = tab.Locator("img.still");

        Assert.Equal((await FiguresAsync(name)).Count, await pictures.CountAsync());
        foreach (var picture in await pictures.AllAsync())
        {
            Assert.True(await picture.IsVisibleAsync());
            Assert.True(await picture.EvaluateAsync<int>("picture => picture.naturalWidth") > 1000);
            Assert.NotEmpty((await picture.GetAttributeAsync("alt"))!);
        }
    }

    [Theory, MemberData(nameof(LessonNames))]
    public async Task Print_the_charts_as_pictures_and_what_is_folded(string name)
    {
        var tab = await OpenAsync($"{name}.html");
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await tab.EvaluateAsync<bool>("[...document.querySelectorAll('img.still')].every(picture => picture.checkVisibility())"));
        Assert.False(await tab.EvaluateAsync<bool>("[...document.querySelectorAll('.live')].some(place => place.checkVisibility())"));
        Assert.True(await tab.EvaluateAsync<bool>("[...document.querySelectorAll('.text details')].every(details => details.lastElementChild.getBoundingClientRect().height > 0)"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Lead_only_to_what_is_there(string name)
    {
        var tab = await OpenAsync(name);
        var targets = await tab.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('a[href], img[src]')].map(part => part.href || part.src).filter(target => target.startsWith('file:'))");

        Assert.NotEmpty(targets);
        foreach (var target in targets.Distinct())
        {
            var address = new Uri(target);
            Assert.True(File.Exists(address.LocalPath), target);
            if (address.Fragment.Length < 2 || !address.LocalPath.EndsWith(name, StringComparison.Ordinal)) continue;
            Assert.True(await tab.EvaluateAsync<bool>("id => document.getElementById(id) !== null", Uri.UnescapeDataString(address.Fragment[1..])), target);
        }
    }

    private async Task<IPage> TabAsync()
    {
        _tabs.Add(await site.TabAsync());
        return _tabs[^1];
    }

    private async Task<IPage> OpenAsync(string name, int width = 1100, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        _tabs.Add(await site.OpenAsync(name, width, scheme, scripts));
        return _tabs[^1];
    }

    private async Task<IReadOnlyList<JsonNode>> FiguresAsync(string name) =>
    [
        .. from cell in Notebook.Read(Path.Combine(await site.FolderAsync(), $"{name}.ipynb")).CodeCells
           from output in cell.Outputs
           where output!["data"]?["application/vnd.plotly.v1+json"] is not null
           select output["data"]!["application/vnd.plotly.v1+json"],
    ];

    private async Task<IReadOnlyList<string>> AxeAsync(string name, int width, ColorScheme scheme)
    {
        var tab = await OpenAsync(name, width, scheme);
        await UnfoldAsync(tab);
        await tab.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(PublishedSite.Module("axe-core"), "axe.min.js"), TestContext.Current.CancellationToken));
        return await tab.EvaluateAsync<string[]>(
            """
            axe.run().then(result => {
              if (result.passes.length < 10) throw new Error('axe found next to nothing to check');
              return result.violations.filter(found => ['serious', 'critical'].includes(found.impact))
                .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html} ${node.failureSummary}`));
            })
            """);
    }

    /// <summary>Opens what is folded; what listens to that has done so by the next frame but one.</summary>
    private static async Task UnfoldAsync(IPage tab) => await tab.EvaluateAsync(
        "document.querySelectorAll('details').forEach(details => details.open = true), new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");

    private static List<string> Watch(IPage tab, string allowed)
    {
        var found = new List<string>();
        tab.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") found.Add(message.Text);
        };
        tab.PageError += (_, error) => found.Add(error);
        tab.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(allowed, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                found.Add(request.Url);
        };
        return found;
    }

    private async Task ServeAsync(IPage tab)
    {
        var folder = await site.FolderAsync();
        await tab.Context.RouteAsync($"{PublishedSite.Address}**", route =>
            route.FulfillAsync(new() { Path = Path.Combine(folder, new Uri(route.Request.Url).LocalPath[1..]) }));
    }
}
