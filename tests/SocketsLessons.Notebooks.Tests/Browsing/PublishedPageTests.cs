using System.Text.Json.Nodes;
using PuppeteerSharp;
using PuppeteerSharp.Media;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Every page of the published site, in a real browser that reaches nothing but the site.</summary>
public sealed class PublishedPageTests(PublishedSite site, TestBrowser browser)
{
    private const int MaxBytes = 300_000;
    private const string ScrollBoxes = "pre, .wide, .shown, .sockets-lessons";

    public static TheoryData<string> Names { get; } =
        [.. Repository.Lessons.Select(lesson => $"{lesson.Name}.html"), "csharp.html", "glossary.html",
            "styling-with-plotly.html", "index.html"];

    [Theory, MemberData(nameof(Names))]
    public async Task Page_works_on_a_desktop_from_a_folder(string name)
    {
        await using var page = await browser.NewPageAsync();
        var found = page.Watch("file:");
        await page.GoToAsync(new Uri(Path.Combine(await site.FolderAsync(), name)).AbsoluteUri);

        await AssertLandmarksAndHeadingsAreInOrderAsync(page);
        await AssertLinksLeadSomewhereAsync(page);
        await AssertPicturesKeepTheirPlaceAsync(page);
        await AssertWeighsLittleAsync(page);
        Assert.Empty(await page.SeriousAxeFindingsAsync());
        await UncoverAsync(page);
        await AssertEveryTraceIsDrawnAsync(page, name);
        Assert.Empty(found);
        await AssertPrintShowsChartsAndFoldedTextAsync(page);
        Assert.Empty(found);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_works_on_a_phone_in_the_dark_from_a_server(string name)
    {
        await using var page = await browser.NewPageAsync(360, "dark");
        // The driver's own call names only one of the two, and what isn't named is denied.
        await page.Client.SendAsync("Browser.grantPermissions", new
        {
            origin = PublishedSite.Address,
            browserContextId = page.BrowserContext.Id,
            permissions = (string[])["clipboardReadWrite", "clipboardSanitizedWrite"],
        });
        await page.ServeFolderAsync(PublishedSite.Address, await site.FolderAsync());
        var found = page.Watch(PublishedSite.Address);
        await page.GoToAsync(PublishedSite.Address + name);

        await AssertNothingIsWiderThanTheScreenAsync(page);
        await UncoverAsync(page);
        await AssertEveryTraceIsDrawnAsync(page, name);
        await AssertNothingIsWiderThanTheScreenAsync(page);
        await AssertKeyboardReachesEverythingAsync(page);
        if (IsLesson(name))
        {
            await AssertArrowKeysScrollWideCodeAsync(page);
            await AssertCellCanBeCopiedAsync(page, name);
        }

        await UnfoldAsync(page);
        await AssertNothingIsWiderThanTheScreenAsync(page);
        Assert.Empty(await page.SeriousAxeFindingsAsync());
        Assert.Empty(found);
    }

    private async Task AssertEveryTraceIsDrawnAsync(IPage page, string name)
    {
        var figures = (await FiguresAsync(name)).Select(figure => ((JsonArray)figure["data"]!).Count).ToArray();

        Assert.Equal(figures.Length, await page.DrawnChartsAsync());
        Assert.Equal(figures, await page.EvaluateExpressionAsync<int[]>(
            """
            [...document.querySelectorAll('[data-figure]')].map(place => place.getBoundingClientRect().height > 100
              ? place._fullData.filter(trace => trace.visible === true).length : -1)
            """));
    }

    private static async Task AssertLandmarksAndHeadingsAreInOrderAsync(IPage page)
    {
        foreach (var landmark in (string[])["banner", "main", "contentinfo"])
            Assert.Single(await page.QuerySelectorAllAsync($"::-p-aria([role=\"{landmark}\"])"));
        Assert.NotEmpty(await page.QuerySelectorAllAsync("::-p-aria([role=\"navigation\"])"));
        var levels = await page.EvaluateExpressionAsync<int[]>(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(
            levels.Zip(levels.Skip(1)), pair =>
                Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    private static async Task AssertLinksLeadSomewhereAsync(IPage page)
    {
        var targets = await page.EvaluateExpressionAsync<string[]>(
            "[...document.querySelectorAll('a[href], img[src]')].map(part => part.href || part.src).filter(target "
                + "=> target.startsWith('file:'))");

        Assert.NotEmpty(targets);
        foreach (var target in targets.Distinct())
        {
            var address = new Uri(target);
            Assert.True(File.Exists(address.LocalPath), target);
            if (address.Fragment.Length > 1)
                Assert.Contains(
                    $"id=\"{Uri.UnescapeDataString(address.Fragment[1..])}\"",
                    await File.ReadAllTextAsync(address.LocalPath, TestContext.Current.CancellationToken),
                    StringComparison.Ordinal);
        }
    }

    /// <summary>A picture whose size the page states takes its place before it has been read.</summary>
    private static async Task AssertPicturesKeepTheirPlaceAsync(IPage page) =>
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(
            """
            [...document.querySelectorAll('main img:not([src^="data:"])')]
              .filter(image => image.getAttribute('width') != image.naturalWidth
                || image.getAttribute('height') != image.naturalHeight)
              .map(image => `${image.outerHTML}: ${image.naturalWidth} x ${image.naturalHeight}`)
            """));

    /// <summary>The page and its pictures, without plotly.js.</summary>
    private static async Task AssertWeighsLittleAsync(IPage page)
    {
        var files = await page.EvaluateExpressionAsync<string[]>(
            "[location.href, ...[...document.images].map(image => image.src)]"
                + ".filter(file => file.startsWith('file:'))");

        Assert.InRange(files.Distinct().Sum(file => Transfer.Bytes(new Uri(file).LocalPath)), 1, MaxBytes);
    }

    private static async Task AssertPrintShowsChartsAndFoldedTextAsync(IPage page)
    {
        await page.EmulateMediaTypeAsync(MediaType.Print);

        Assert.True(
            await page.EvaluateExpressionAsync<bool>(
            "[...document.querySelectorAll('.live')].every(place => place.checkVisibility())"));
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "[...document.querySelectorAll('.text details')].every(details => "
                + "details.lastElementChild.getBoundingClientRect().height > 0)"));
    }

    private static async Task AssertNothingIsWiderThanTheScreenAsync(IPage page) =>
        Assert.True(await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth") <= 360);

    private static async Task AssertKeyboardReachesEverythingAsync(IPage page)
    {
        // What can be used, or scrolls sideways; what is folded away has no place on the page.
        var expected = await page.EvaluateExpressionAsync<int>(
            $$"""
            [...document.querySelectorAll('*')].filter(part => part.checkVisibility()
                  && part.getClientRects().length && (part.matches('a[href], button, summary')
              || part.matches('{{ScrollBoxes}}') && part.scrollWidth > part.clientWidth + 1 
                    && getComputedStyle(part).overflowX === 'auto'))
              .map((part, at) => part.dataset.expected = at).length
            """);
        await page.EvaluateExpressionAsync(
            "window.stops = []; document.addEventListener('focusin', event => "
                + "stops.push([event.target.dataset.expected ?? '', event.target.className]))");
        for (var presses = 0; presses < expected + 20; presses++) await page.Keyboard.PressAsync("Tab");

        Assert.Equal("skip", await page.EvaluateExpressionAsync<string>("stops[0][1]"));
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(
            """
            [...document.querySelectorAll('[data-expected]')]
              .filter(part => !stops.some(stop => stop[0] === part.dataset.expected))
              .map(part => part.outerHTML.slice(0, 120))
            """));
    }

    private static async Task AssertArrowKeysScrollWideCodeAsync(IPage page)
    {
        await page.FocusAsync("pre.code[data-wide]");
        await page.Keyboard.PressAsync("ArrowRight");

        await page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
    }

    private static async Task AssertCellCanBeCopiedAsync(IPage page, string name)
    {
        var button = await page.QuerySelectorAsync("::-p-aria([name=\"Copy the code of cell 1\"][role=\"button\"])");
        await page.BringToFrontAsync();
        // The word is there for two seconds only, which a busy machine may let pass between two looks.
        await page.EvaluateExpressionAsync(
            """
            {
              const said = document.getElementById('said');
              new MutationObserver(() => window.heard ||= said.textContent).observe(said, { childList: true });
            }
            """);
        await button.PressAsync("Enter");

        await page.WaitForFunctionAsync("() => window.heard");
        Assert.Equal("Copied", await page.EvaluateExpressionAsync<string>("window.heard"));
        Assert.Equal(Repository.Lesson(Path.GetFileNameWithoutExtension(name)).CodeCells.First().Source,
            await page.EvaluateExpressionAsync<string>("navigator.clipboard.readText()"));
    }

    /// <summary>Shows the answers to predictions, which are covered at first.</summary>
    private static Task UncoverAsync(IPage page) =>
        page.EvaluateExpressionAsync("document.querySelector('.reveal-all button')?.click()");

    /// <summary>Opens what is folded; what listens to that has done so by the next frame but one.</summary>
    private static Task UnfoldAsync(IPage page) => page.EvaluateExpressionAsync(
        """
        document.querySelectorAll('details').forEach(details => details.open = true);
        new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
        """);

    private static bool IsLesson(string page) => char.IsAsciiDigit(page[0]);

    private async Task<IReadOnlyList<JsonNode>> FiguresAsync(string name) => !IsLesson(name) ? [] :
    [
        .. from cell in Notebook.Read(
            Path.Combine(await site.FolderAsync(), Path.ChangeExtension(name, ".ipynb"))).CodeCells
           from output in cell.Outputs
           where output!["data"]?["application/vnd.plotly.v1+json"] is not null
           select output["data"]!["application/vnd.plotly.v1+json"],
    ];
}
