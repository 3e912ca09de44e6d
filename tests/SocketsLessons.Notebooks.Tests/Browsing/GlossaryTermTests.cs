using System.Text.RegularExpressions;
using PuppeteerSharp;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>Terms say what they mean: WCAG 2.2, 1.4.13 (content on hover or focus).</summary>
public sealed class GlossaryTermTests(ReadingSite site, TestBrowser browser) : IClassFixture<ReadingSite>
{
    private const string Meaning = "How many connections may wait in the queue for Accept.";
    private const string Term = "a.term[href='glossary.html#backlog']";
    private const string Shown = "[...document.querySelectorAll('.meaning:popover-open')].map(box => box.textContent)";

    [Fact]
    public async Task Focus_shows_the_meaning_until_Escape_or_the_next_stop()
    {
        await using var page = await browser.NewPageAsync();
        await page.GoToAsync(Address);
        var height = await HeightAsync(page);
        await page.FocusAsync(".home");
        while (!await page.EvaluateExpressionAsync<bool>($"document.activeElement.matches(\"{Term}\")"))
            await page.Keyboard.PressAsync("Tab");

        Assert.Equal([Meaning], await page.EvaluateExpressionAsync<string[]>(Shown));
        Assert.Equal(height, await HeightAsync(page));
        Assert.Equal(Meaning, await page.EvaluateExpressionAsync<string>(
            "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"));
        Assert.Empty(await page.SeriousAxeFindingsAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(Shown));
        Assert.True(await page.EvaluateExpressionAsync<bool>($"document.activeElement.matches(\"{Term}\")"));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal(
            ["Has no source (at all), and so all of it is shown."],
            await page.EvaluateExpressionAsync<string[]>(Shown));
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync($"() => {Shown}.length === 0");
    }

    [Theory]
    [InlineData(360, "dark")]
    [InlineData(1100, "light")]
    public async Task Pointer_shows_the_meaning_and_can_go_on_to_it(int width, string scheme)
    {
        await using var page = await browser.NewPageAsync(width, scheme);
        // Counts the timers that are over: what would hide the meaning once the pointer has left the term is one.
        await page.EvaluateExpressionOnNewDocumentAsync(
            """
            window.over = 0;
            const start = window.setTimeout;
            window.setTimeout = (act, time) => start(() => { act(); window.over++; }, time);
            """);
        await page.GoToAsync(Address);
        await page.HoverAsync(Term);
        await page.WaitForFunctionAsync($"() => {Shown}.length === 1");
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "(({ left, right, top, bottom }) => left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight)("
                + "document.querySelector('.meaning:popover-open').getBoundingClientRect())"));
        Assert.Equal(width, await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));

        await page.EvaluateExpressionAsync("window.over = 0");
        await page.HoverAsync(".meaning:popover-open");
        await page.WaitForFunctionAsync("() => window.over > 0");
        Assert.Equal([Meaning], await page.EvaluateExpressionAsync<string[]>(Shown));
        await page.HoverAsync("h1");
        await page.WaitForFunctionAsync($"() => {Shown}.length === 0");
    }

    [Fact]
    public async Task Finger_shows_the_meaning_first_and_then_follows_the_link()
    {
        await using var page = await browser.NewPageAsync();
        await page.SetViewportAsync(
            new ViewPortOptions { Width = 360, Height = 800, HasTouch = true, IsMobile = true });
        await page.GoToAsync(Address);
        var term = await page.QuerySelectorAsync(Term);

        await term.TapAsync();
        await page.WaitForFunctionAsync($"() => {Shown}.length === 1");
        Assert.EndsWith("01-first.html", page.Url, StringComparison.Ordinal);
        await term.TapAsync();
        await page.WaitForFunctionAsync("() => location.href.endsWith('glossary.html#backlog')");
    }

    [Fact]
    public async Task Link_has_the_meaning_without_scripts()
    {
        await using var page = await browser.NewPageAsync(scripts: false);
        await page.GoToAsync(Address);

        Assert.NotNull(await page.QuerySelectorAsync($"{Term}[title='{Meaning}']"));
        Assert.Null(await (await page.QuerySelectorAsync($"#{SearchField.Id}")).BoundingBoxAsync());
    }

    /// <summary>Only what the page's own links need is on it.</summary>
    [Fact]
    public void Every_term_of_every_lesson_has_its_meaning()
    {
        foreach (var lesson in Repository.Lessons)
        {
            var html = File.ReadAllText(Path.Combine(site.Lessons, $"{lesson.Name}.html"));
            var linked = Regex.Count(html, "<a [^>]*href=\"glossary.html#");

            Assert.Equal(
                linked, Regex.Count(html, "<a class=\"term\" href=\"glossary.html#[^\"]+\" title=\"[^\"]{10,250}\">"));
        }
    }

    [Fact]
    public void Meaning_is_text()
    {
        const string Glossary = "## a\n\n`<b>` & \"*c*\" (RFC 1, section 2). More.";

        var html = new PageText(null, GlossaryMeanings.Parse(Glossary)).ToHtml(
            LessonText.Parse("[a](glossary.md#a) [b](glossary.md#b)"));

        Assert.Equal(
            "<p><a class=\"term\" href=\"glossary.html#a\" title=\"&lt;b&gt; &amp; &quot;c&quot;.\">a</a> "
                + "<a href=\"glossary.html#b\">b</a></p>\n", html);
    }

    private string Address => new Uri(Path.Combine(site.Small, "01-first.html")).AbsoluteUri;

    private static Task<int> HeightAsync(IPage page) =>
        page.EvaluateExpressionAsync<int>("document.documentElement.scrollHeight");
}
