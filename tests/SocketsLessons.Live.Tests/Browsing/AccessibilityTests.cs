using SocketsLessons.Runner.Engine;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>The pages as axe-core and a small screen see them.</summary>
public sealed class AccessibilityTests(LiveBrowser browser)
{
    [Theory]
    [InlineData("light", 1100)]
    [InlineData("dark", 1100)]
    [InlineData("light", 360)]
    public async Task Nothing_serious_is_found_and_nothing_is_cut_off(string scheme, int width)
    {
        await using var site = await LiveSite.OpenAsync(CellEngine.Script);
        await using var page = await LivePage.OpenAsync(browser, site, "00-start-here", width, scheme);
        await page.Page.ClickAsync("[data-do=run-all]");
        await page.EndAsync("exercise-1-stub");
        await page.EnterAsync("exercise-1-stub");
        await page.Page.ClickAsync("#cell-echo details.more summary");
        Assert.Empty(await page.Page.SeriousAxeFindingsAsync());
        Assert.Equal(width, await page.Page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.Page.EvaluateExpressionAsync<string[]>(
            "[...document.querySelectorAll('button, summary, textarea')].filter(part => part.checkVisibility() && "
                + "!part.closest('.monaco-editor, .modebar'))"
            + ".filter(part => part.getBoundingClientRect().left < 0 || part.getBoundingClientRect().right > "
                + "innerWidth).map(part => part.outerHTML)"));

        await page.Page.GoToAsync(site.Url.AbsoluteUri);
        Assert.Empty(await page.Page.SeriousAxeFindingsAsync());
        Assert.Equal(width, await page.Page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
    }
}
