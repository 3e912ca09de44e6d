using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Every page of the published site, in a real browser that reaches nothing but the site.</summary>
public sealed class Published_pages(PublishedSite site) : IAsyncDisposable
{
    private const string ScrollBoxes = "pre, .wide, .shown, .sockets-lessons";

    private readonly List<IPage> _tabs = [];

    public static TheoryData<string> Names { get; } = [.. Repository.Lessons.Select(lesson => $"{lesson.Name}.html"), "glossary.html", "styling-with-plotly.html", "index.html"];

    public async ValueTask DisposeAsync()
    {
        foreach (var tab in _tabs) await tab.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Work_on_a_desktop_from_a_folder(string name)
    {
        var tab = await TabAsync(1100, ColorScheme.Light);
        var found = Watch(tab, "file:");
        await tab.GotoAsync(new Uri(Path.Combine(await site.FolderAsync(), name)).AbsoluteUri);
        await PublishedSite.DrawnAsync(tab);

        Assert.Empty(found);
        await DrawEveryTraceOfTheExecutedNotebookAsync(tab, name);
        await HaveLandmarksAndHeadingsInOrderAsync(tab);
        await LeadOnlyToWhatIsThereAsync(tab);
        await HaveNothingSeriousForAxeAsync(tab);
        await PrintChartsAndWhatIsFoldedAsync(tab);
        Assert.Empty(found);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Work_on_a_phone_in_the_dark_from_a_server(string name)
    {
        var tab = await TabAsync(360, ColorScheme.Dark);
        await ServeAsync(tab);
        var found = Watch(tab, PublishedSite.Address);
        await tab.GotoAsync(PublishedSite.Address + name);
        await PublishedSite.DrawnAsync(tab);

        await DrawEveryTraceOfTheExecutedNotebookAsync(tab, name);
        await NeverScrollSidewaysAsync(tab);
        await LetTheKeyboardReachEverythingAsync(tab);
        if (IsLesson(name))
        {
            await LetTheArrowKeysScrollWideCodeAsync(tab);
            await CopyACellAsync(tab, name);
        }

        await UnfoldAsync(tab);
        await NeverScrollSidewaysAsync(tab);
        await HaveNothingSeriousForAxeAsync(tab);
        Assert.Empty(found);
    }

    private async Task DrawEveryTraceOfTheExecutedNotebookAsync(IPage tab, string name)
    {
        var figures = (await FiguresAsync(name)).Select(figure => ((JsonArray)figure["data"]!).Count);

        Assert.Equal(figures, await tab.EvaluateAsync<int[]>(
            """
            [...document.querySelectorAll('[data-figure]')].map(place => place.querySelector('.main-svg') && place.getBoundingClientRect().height > 100
              ? place._fullData.filter(trace => trace.visible === true).length : -1)
            """));
    }

    private static async Task HaveLandmarksAndHeadingsInOrderAsync(IPage tab)
    {
        foreach (var landmark in (AriaRole[])[AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo])
            Assert.Equal(1, await tab.GetByRole(landmark).CountAsync());
        Assert.NotEqual(0, await tab.GetByRole(AriaRole.Navigation).CountAsync());
        var levels = await tab.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    private static async Task LeadOnlyToWhatIsThereAsync(IPage tab)
    {
        var targets = await tab.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('a[href], img[src]')].map(part => part.href || part.src).filter(target => target.startsWith('file:'))");

        Assert.NotEmpty(targets);
        foreach (var target in targets.Distinct())
        {
            var address = new Uri(target);
            Assert.True(File.Exists(address.LocalPath), target);
            if (address.Fragment.Length > 1)
                Assert.Contains($"id=\"{Uri.UnescapeDataString(address.Fragment[1..])}\"", await File.ReadAllTextAsync(address.LocalPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private static async Task HaveNothingSeriousForAxeAsync(IPage tab)
    {
        await tab.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(PublishedSite.Module("axe-core"), "axe.min.js"), TestContext.Current.CancellationToken));
        Assert.Empty(await tab.EvaluateAsync<string[]>(
            """
            axe.run().then(result => {
              if (result.passes.length < 10) throw new Error('axe found next to nothing to check');
              return result.violations.filter(found => ['serious', 'critical'].includes(found.impact))
                .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html} ${node.failureSummary}`));
            })
            """));
    }

    private static async Task PrintChartsAndWhatIsFoldedAsync(IPage tab)
    {
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await tab.EvaluateAsync<bool>("[...document.querySelectorAll('.live')].every(place => place.checkVisibility())"));
        Assert.True(await tab.EvaluateAsync<bool>("[...document.querySelectorAll('.text details')].every(details => details.lastElementChild.getBoundingClientRect().height > 0)"));
    }

    private static async Task NeverScrollSidewaysAsync(IPage tab) =>
        Assert.True(await tab.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);

    private static async Task LetTheKeyboardReachEverythingAsync(IPage tab)
    {
        // What can be used, or scrolls sideways; what is folded away has no place on the page.
        var expected = await tab.EvaluateAsync<int>(
            $$"""
            [...document.querySelectorAll('*')].filter(part => part.checkVisibility() && part.getClientRects().length && (part.matches('a[href], button, summary')
              || part.matches('{{ScrollBoxes}}') && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'auto')).map((part, at) => part.dataset.expected = at).length
            """);
        var reached = new HashSet<string>();
        var first = "";
        for (var presses = 0; presses < expected + 20; presses++)
        {
            await tab.Keyboard.PressAsync("Tab");
            var stop = await tab.EvaluateAsync<string[]>("(at => [at.dataset.expected || '', at.className])(document.activeElement)");
            if (presses == 0) first = stop[1];
            if (stop[0].Length > 0) reached.Add(stop[0]);
        }

        Assert.Equal("skip", first);
        Assert.Empty(await tab.EvaluateAsync<string[]>(
            "reached => [...document.querySelectorAll('[data-expected]')].filter(part => !reached.includes(part.dataset.expected)).map(part => part.outerHTML.slice(0, 120))", reached));
    }

    private static async Task LetTheArrowKeysScrollWideCodeAsync(IPage tab)
    {
        await tab.Locator("pre.code[data-wide]").First.FocusAsync();
        await tab.Keyboard.PressAsync("ArrowRight");

        await tab.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
    }

    private static async Task CopyACellAsync(IPage tab, string name)
    {
        await tab.GetByRole(AriaRole.Button, new() { Name = "Copy the code of cell 1", Exact = true }).PressAsync("Enter");

        await tab.WaitForFunctionAsync("() => document.getElementById('said').textContent === 'Copied'");
        Assert.Equal(Repository.Lesson(Path.GetFileNameWithoutExtension(name)).CodeCells.First().Source, await tab.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    private static bool IsLesson(string page) => char.IsAsciiDigit(page[0]);

    private async Task<IPage> TabAsync(int width, ColorScheme scheme, bool scripts = true)
    {
        _tabs.Add(await site.TabAsync(width, scheme, scripts));
        return _tabs[^1];
    }

    private async Task<IReadOnlyList<JsonNode>> FiguresAsync(string name) => !IsLesson(name) ? [] :
    [
        .. from cell in Notebook.Read(Path.Combine(await site.FolderAsync(), Path.ChangeExtension(name, ".ipynb"))).CodeCells
           from output in cell.Outputs
           where output!["data"]?["application/vnd.plotly.v1+json"] is not null
           select output["data"]!["application/vnd.plotly.v1+json"],
    ];

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
