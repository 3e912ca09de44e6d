using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>The search and the glossary's terms, as on published pages, beside editors that take every key.</summary>
public sealed class SearchAndTermsTests(LiveBrowser browser)
{
    [Fact]
    public async Task Search_finds_places_of_all_pages_and_leaves_the_editors_their_keys()
    {
        await using var site = await LiveSite.OpenAsync(WithGlossary, "// a comment");
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.EnterAsync("a");
        await page.PressAsync("Control", "k");
        await page.PressAsync("Control", "c"); // Monaco: these two, one after the other, make a line a comment
        await page.UntilAsync(@"/^\/\/\s\/\//.test(document.querySelector('#cell-a .view-lines').innerText)");
        Assert.True(await page.IsTrueAsync("window.lessonIndex === undefined"));
        await page.PressAsync("Escape");

        await page.PressAsync("Control", "k");
        await page.Page.Keyboard.SendCharacterAsync("backlog");
        await page.Page.WaitForSelectorAsync(".found li:nth-child(2)");
        Assert.Equal("backlog", await page.TextAsync(".found li:first-child mark"));
        Assert.Empty(await page.Page.SeriousAxeFindingsAsync());
        await page.PressAsync("Enter");

        await page.UntilAsync("location.href.endsWith('/glossary.html#backlog')");
        await page.UntilAsync("document.querySelector('h2:target')?.textContent === 'backlog'");
        await page.PressAsync("Control", "k");
        await page.Page.Keyboard.SendCharacterAsync("comment");
        await page.Page.WaitForSelectorAsync(".found li a[href^='00-test.html']");
        await page.Page.GoToAsync(site.Url.AbsoluteUri);
        await page.PressAsync("Control", "k");
        Assert.True(await page.IsTrueAsync("document.activeElement.id === 'search'"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Term_shows_its_meaning()
    {
        await using var site = await LiveSite.OpenAsync(WithGlossary, "1");
        await using var page = await LivePage.OpenAsync(browser, site);

        await page.Page.HoverAsync("a.term");

        await page.UntilAsync("document.querySelector('.meaning:popover-open')?.textContent === 'How many wait.'");
        await page.PressAsync("Escape");
        Assert.True(await page.IsTrueAsync("!document.querySelector('.meaning:popover-open')"));
        Assert.Empty(page.Errors);
    }

    private static LiveOptions WithGlossary(LiveOptions options)
    {
        var notebook = Notebook.Read(Path.Combine(options.Lessons, "00-test.ipynb"));
        notebook.Cells[0].Source += "\n\nA [*backlog*](glossary.md#backlog).";
        File.WriteAllText(notebook.Path, notebook.ToText());
        File.WriteAllText(
            Path.Combine(options.Lessons, "glossary.md"),
            "# Glossary\n\n## backlog\n\nHow many wait (man 2 listen).\n");
        return options;
    }
}
