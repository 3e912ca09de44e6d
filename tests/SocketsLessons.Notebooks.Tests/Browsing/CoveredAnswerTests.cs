using PuppeteerSharp;
using PuppeteerSharp.Media;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>The answers to the predictions of lesson 00, on its published page.</summary>
public sealed class CoveredAnswerTests(PublishedSite site, TestBrowser browser)
{
    private const string Lesson = PublishedSite.Address + "00-start-here.html";

    /// <summary>Which answers can be seen, by their places on the page.</summary>
    private const string Seen =
        """
        [...document.querySelectorAll('.answer')].map((answer, place) => [answer, place])
          .filter(([answer]) => [...answer.children].some(part => part.checkVisibility())).map(([, place]) => place)
        """;

    private const string Chart = "#Answer-4";

    [Fact]
    public async Task Answers_are_covered_as_soon_as_they_are_read_and_nothing_moves()
    {
        await using var page = await browser.NewPageAsync();
        await page.EvaluateExpressionOnNewDocumentAsync(
            """
            window.early = [];
            const places = () => [...document.querySelectorAll('main > *')].map(part => part.getBoundingClientRect().y);
            new MutationObserver(changes => changes.flatMap(change => [...change.addedNodes])
              .filter(node => node.parentElement?.matches('.answer'))
              .forEach(node => early.push(node.parentElement.checkVisibility() && node.checkVisibility?.() === true)))
              .observe(document, { childList: true, subtree: true });
            // Before and after the page's script marks what it has covered.
            document.addEventListener('readystatechange', () => window.before = places(), { once: true });
            new MutationObserver((_, observer) => { observer.disconnect(); window.after = places(); })
              .observe(document, { attributeFilter: ['hidden'], subtree: true });
            """);
        await OpenAsync(page);

        Assert.Equal(4, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('.answer').length"));
        Assert.NotEmpty(await page.EvaluateExpressionAsync<bool[]>("early"));
        Assert.DoesNotContain(true, await page.EvaluateExpressionAsync<bool[]>("early"));
        await AssertSeenAsync(page);
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('.answer')].reduce((sum, part) => sum + part.offsetHeight, 0)"));
        Assert.Equal(
            await page.EvaluateExpressionAsync<double[]>("before"),
            await page.EvaluateExpressionAsync<double[]>("after"));
        // What isn't in the accessibility tree is read out by no screen reader.
        Assert.Empty(await page.QuerySelectorAllAsync("::-p-aria([name=\"Output of cell 2\"])"));
    }

    [Fact]
    public async Task Key_shows_the_output_and_its_explanation_and_covers_them_again()
    {
        await using var page = await browser.NewPageAsync();
        await OpenAsync(page);
        var button = await page.QuerySelectorAsync(
            "::-p-aria([name=\"What do you expect? Show the output of cell 2\"][role=\"button\"])");

        await button.PressAsync("Enter");

        await AssertSeenAsync(page, 0);
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "[...document.querySelectorAll('.answer')][0].querySelector('.explain').checkVisibility()"));
        Assert.Equal("true", await page.EvaluateExpressionAsync<string>("document.activeElement.ariaExpanded"));
        Assert.NotNull(await page.QuerySelectorAsync("::-p-aria([name=\"Output of cell 2\"])"));
        await page.ReloadAsync();
        await AssertSeenAsync(page, 0);
        await page.FocusAsync(".reveal");
        await page.Keyboard.PressAsync("Space");
        await AssertSeenAsync(page);
        Assert.Equal("false", await page.EvaluateExpressionAsync<string>("document.activeElement.ariaExpanded"));
    }

    [Fact]
    public async Task Chart_is_drawn_in_its_full_width_when_its_answer_is_shown()
    {
        await using var page = await browser.NewPageAsync();
        await OpenAsync(page);
        Assert.Null(await page.QuerySelectorAsync("[data-drawn]"));

        await page.ClickAsync($".reveal:has(+ {Chart})");

        await page.WaitForSelectorAsync($"{Chart} [data-drawn]");
        Assert.True(await page.EvaluateFunctionAsync<bool>(
            """
            answer => {
              const room = document.querySelector(`${answer} .shown`).clientWidth;
              return room > 500 && room === document.querySelector(`${answer} .main-svg`).clientWidth;
            }
            """, Chart));
    }

    [Fact]
    public async Task All_outputs_are_shown_on_every_page_until_they_are_covered_again()
    {
        await using var page = await browser.NewPageAsync();
        await OpenAsync(page);

        await page.ClickAsync(".reveal-all button");

        await AssertSeenAsync(page, 0, 1, 2, 3);
        await page.GoToAsync(PublishedSite.Address + "04-tcp-versus-udp.html");
        Assert.Equal(
            await page.EvaluateExpressionAsync<int>("document.querySelectorAll('.answer').length"),
            (await page.EvaluateExpressionAsync<int[]>(Seen)).Length);
        Assert.False(await page.EvaluateExpressionAsync<bool>("document.querySelector('.reveal').checkVisibility()"));
        await page.ClickAsync(".reveal-all button");
        await AssertSeenAsync(page);
        await page.GoToAsync(Lesson);
        await AssertSeenAsync(page);
    }

    [Fact]
    public async Task Link_into_an_answer_and_text_that_is_searched_for_uncover_it()
    {
        await using var page = await browser.NewPageAsync();
        await OpenAsync(page, "#Answer-2");
        await AssertSeenAsync(page, 1);

        await page.EvaluateExpressionAsync(
            """
            document.querySelector('.answer[hidden] .explain').id = 'inside';
            location.hash = 'inside';
            """);
        await page.WaitForFunctionAsync("() => document.getElementById('inside').checkVisibility()");
        await AssertSeenAsync(page, 0, 1);

        // Such a link makes the browser look for the text as the search of a page does. Chromium looks only for a
        // while after the page is loaded, and not in a tab behind another: on a busy machine, it may have to ask again.
        for (var attempt = 1; ; attempt++)
        {
            await page.GoToAsync("about:blank");
            await page.BringToFrontAsync();
            await page.GoToAsync($"{Lesson}#:~:text=The%20server%27s%20bar%20is%20the%20longest");
            try
            {
                await page.WaitForFunctionAsync(
                    $"() => document.querySelector('{Chart}').checkVisibility() "
                        + $"&& !document.querySelector('{Chart}').hidden",
                    new WaitForFunctionOptions { Timeout = 15_000 });
                return;
            }
            catch (WaitTaskTimeoutException) when (attempt < 6)
            {
                // The link is opened once more.
            }
        }
    }

    [Fact]
    public async Task Paper_shows_every_answer_and_chart()
    {
        await using var page = await browser.NewPageAsync();
        await OpenAsync(page);

        await page.EmulateMediaTypeAsync(MediaType.Print);
        await AssertSeenAsync(page, 0, 1, 2, 3);
        Assert.False(await page.EvaluateExpressionAsync<bool>("document.querySelector('.reveal').checkVisibility()"));
        await page.EmulateMediaTypeAsync(MediaType.None);
        await page.PdfDataAsync();

        await page.WaitForSelectorAsync($"{Chart} [data-drawn]");
        await page.WaitForFunctionAsync($"() => {Seen}.length === 0");
    }

    [Fact]
    public async Task Nothing_is_covered_without_scripts()
    {
        await using var page = await browser.NewPageAsync(scripts: false);
        await OpenAsync(page);

        await AssertSeenAsync(page, 0, 1, 2, 3);
        Assert.False(await page.EvaluateExpressionAsync<bool>(
            "[...document.querySelectorAll('.reveal, .reveal-all')].some(part => part.checkVisibility())"));
    }

    private static async Task AssertSeenAsync(IPage page, params int[] answers) =>
        Assert.Equal(answers, await page.EvaluateExpressionAsync<int[]>(Seen));

    private async Task OpenAsync(IPage page, string fragment = "")
    {
        await page.ServeFolderAsync(PublishedSite.Address, await site.FolderAsync());
        await page.GoToAsync(Lesson + fragment);
    }
}
