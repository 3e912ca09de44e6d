using PuppeteerSharp;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Every page, on a phone, in the dark, from a server.</summary>
public sealed class PublishedPageOnPhoneTests(PublishedSite site, TestBrowser browser) : PublishedPages(site)
{
    private const string ScrollBoxes = "pre, .wide, .shown, .sockets-lessons";

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
        await page.ServeFolderAsync(PublishedSite.Address, await Site.FolderAsync());
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

    /// <summary>Opens what is folded; what listens to that has done so by the next frame but one.</summary>
    private static Task UnfoldAsync(IPage page) => page.EvaluateExpressionAsync(
        """
        document.querySelectorAll('details').forEach(details => details.open = true);
        new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
        """);
}
