using PuppeteerSharp;
using PuppeteerSharp.Media;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>The pictures that show something step by step, on a published page.</summary>
public sealed class SteppedPicturePageTests(TestBrowser browser)
{
    private const string Shown =
        """
        [...document.querySelectorAll('[data-step]')].filter(step => getComputedStyle(step).visibility === 'visible')
          .map(step => Number(step.dataset.step)).sort()
        """;

    private const string Words =
        "[...document.querySelectorAll('.steps li')].filter(line => line.checkVisibility({ opacityProperty: true }))"
            + ".map(line => line.textContent)";

    private const string Animations = "document.getAnimations().length";
    private const string FollowingTop = "document.querySelector('.steps + p').getBoundingClientRect().top";

    public static TheoryData<string> Names { get; } = [.. SteppedDrawing.All.Select(drawing => drawing.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Keyboard_walks_through_all_steps_and_back(string name)
    {
        var words = SteppedDrawing.Read(name).Words;
        await using var page = await OpenAsync(name);
        var found = page.Watch(PublishedSite.Address);
        await TabToAsync(page, "next");
        var top = await page.EvaluateExpressionAsync<double>(FollowingTop);

        await AssertStepAsync(page, words, 1);
        for (var step = 2; step <= words.Count; step++)
        {
            await page.Keyboard.PressAsync("Enter");
            await AssertStepAsync(page, words, step);
            Assert.Contains(words[step - 1], await TextAsync(page, "#said"), StringComparison.Ordinal);
            Assert.Equal(top, await page.EvaluateExpressionAsync<double>(FollowingTop));
        }

        // There is no step after the last one, and the focus stays.
        await page.Keyboard.PressAsync("Enter");
        await AssertStepAsync(page, words, words.Count);
        await page.Keyboard.DownAsync("Shift");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.UpAsync("Shift");
        await page.Keyboard.PressAsync("Space");
        await AssertStepAsync(page, words, words.Count - 1);
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("no-preference", true)]
    [InlineData("reduce", false)]
    public async Task Packets_travel_unless_the_reader_wants_less_motion(string preference, bool moves)
    {
        await using var page = await OpenAsync("stop-and-wait", preference);

        Assert.Equal(moves, await page.EvaluateExpressionAsync<bool>(
            $"document.querySelector('[data-go=next]').click(); {Animations} > 0"));
    }

    [Fact]
    public async Task Play_shows_one_step_after_the_other()
    {
        var words = SteppedDrawing.Read("stop-and-wait").Words;
        await using var page = await OpenAsync("stop-and-wait", prepare: "window.setTimeout = queueMicrotask;");
        await page.EvaluateExpressionAsync(
            """
            window.heard = [];
            new MutationObserver(changes => heard.push(...changes.map(change => change.addedNodes[0].data)))
              .observe(document.getElementById('said'), { childList: true });
            """);

        await page.ClickAsync("[data-go=play]");

        await page.WaitForFunctionAsync($"() => heard.length === {words.Count}");
        Assert.Equal(
            words.Select((line, index) => $"Step {index + 1} of {words.Count}. {line}"),
            await page.EvaluateExpressionAsync<string[]>("heard"));
        await AssertStepAsync(page, words, words.Count);
        Assert.Equal("Play", await TextAsync(page, "[data-go=play]"));
    }

    [Fact]
    public async Task Play_can_be_paused()
    {
        var words = SteppedDrawing.Read("stop-and-wait").Words;
        await using var page = await OpenAsync("stop-and-wait", prepare:
            "window.due = new Map(); window.setTimeout = next => (due.set(due.size + 1, next), due.size);"
                + "window.clearTimeout = id => due.delete(id);");

        await page.ClickAsync("[data-go=play]");
        await page.EvaluateExpressionAsync("[...due].forEach(([id, next]) => (due.delete(id), next()))");
        Assert.Equal("Pause", await TextAsync(page, "[data-go=play]"));
        await AssertStepAsync(page, words, 2);
        await page.ClickAsync("[data-go=play]");

        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("due.size"));
        Assert.Equal("Play", await TextAsync(page, "[data-go=play]"));
        await AssertStepAsync(page, words, 2);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Whole_picture_and_all_words_show_at_a_press_and_on_paper(string name)
    {
        var words = SteppedDrawing.Read(name).Words;
        await using var page = await OpenAsync(name);
        await page.EmulateMediaTypeAsync(MediaType.Print);
        await AssertAllShowsAsync(page, words);
        await page.EmulateMediaTypeAsync(MediaType.Screen);
        await AssertStepAsync(page, words, 1);

        await page.ClickAsync("[data-go=all]");

        await AssertAllShowsAsync(page, words);
        Assert.Empty(await page.SeriousAxeFindingsAsync());
        await page.ClickAsync("[data-go=all]");
        await AssertStepAsync(page, words, 1);
        Assert.Empty(await page.SeriousAxeFindingsAsync());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Without_scripts_everything_is_there(string name)
    {
        await using var page = await OpenAsync(name, scripts: false);

        await AssertAllShowsAsync(page, SteppedDrawing.Read(name).Words);
        Assert.False(await page.EvaluateExpressionAsync<bool>("document.querySelector('.turn').checkVisibility()"));
    }

    private static async Task AssertStepAsync(IPage page, IReadOnlyList<string> words, int step)
    {
        Assert.Equal([words[step - 1]], await page.EvaluateExpressionAsync<string[]>(Words));
        Assert.Equal(Enumerable.Range(1, step), await page.EvaluateExpressionAsync<int[]>(Shown));
    }

    private static async Task AssertAllShowsAsync(IPage page, IReadOnlyList<string> words)
    {
        Assert.Equal(words, await page.EvaluateExpressionAsync<string[]>(Words));
        Assert.Equal(Enumerable.Range(1, words.Count), await page.EvaluateExpressionAsync<int[]>(Shown));
        // Each below the one before it.
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            """
            [...document.querySelectorAll('.steps li')].map(line => line.getBoundingClientRect())
              .every((box, at, all) => box.height > 0 && (at === 0 || box.top >= all[at - 1].bottom))
            """));
    }

    private static async Task TabToAsync(IPage page, string button)
    {
        for (var presses = 0; presses < 20; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateExpressionAsync<bool>($"document.activeElement.dataset.go === '{button}'")) return;
        }

        Assert.Fail($"The keyboard doesn't reach the button '{button}'.");
    }

    private static Task<string> TextAsync(IPage page, string selector) =>
        page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector).textContent", selector);

    private async Task<IPage> OpenAsync(
        string name, string motion = "no-preference", bool scripts = true, string? prepare = null)
    {
        var text = new PageText(picture: address => Path.Combine(Repository.NotebookFolder, address))
            .ToHtml(LessonText.Parse(SteppedDrawing.Read(name).Text));
        var html = PublishedFrame.Write(
            "A picture", "A picture", "", "", $"<h1>A picture</h1><div class=\"text\">{text}</div>", "The end.",
            new SiteOptions(), hasCharts: false);
        var page = await browser.NewPageAsync(scripts: scripts);
        await page.EmulateMediaFeaturesAsync(
            [new() { MediaFeature = MediaFeature.PrefersReducedMotion, Value = motion }]);
        if (prepare is not null) await page.EvaluateExpressionOnNewDocumentAsync(prepare);
        // Of the site's other files, the search wants one.
        await page.ServeAsync(
            PublishedSite.Address, path => path == "/a.html" ? System.Text.Encoding.UTF8.GetBytes(html) : []);
        await page.GoToAsync($"{PublishedSite.Address}a.html");
        return page;
    }
}
