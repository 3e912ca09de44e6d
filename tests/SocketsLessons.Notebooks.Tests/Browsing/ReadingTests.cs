using SocketsLessons.Runner.Site;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

/// <summary>A published lesson as one reads it: nothing moves, nothing needs a script, and the place is kept.</summary>
public sealed class ReadingTests(PublishedSite site, TestBrowser browser)
{
    private const string Lesson = "04-tcp-versus-udp.html";
    private const string Frames =
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";

    /// <summary>The measure and its limit are those of web.dev, "Cumulative Layout Shift": 0.1 is good.</summary>
    [Theory]
    [InlineData(1100)]
    [InlineData(360)]
    public async Task Nothing_moves_when_a_chart_is_drawn(int width)
    {
        await using var page = await browser.NewPageAsync(width);
        var isLate = new TaskCompletionSource();
        page.AddRequestInterceptor(request =>
            request.Url.EndsWith(PlotlyTag.File, StringComparison.Ordinal) ? isLate.Task : Task.CompletedTask);
        await page.ServeFolderAsync(PublishedSite.Address, await site.FolderAsync());
        var loaded = page.GoToAsync(PublishedSite.Address + Lesson);
        await page.WaitForSelectorAsync("footer");
        await page.EvaluateExpressionAsync(
            $$"""
            document.querySelector('.reveal-all button').click();
            document.querySelector('.chart').scrollIntoView({ block: 'start' });
            {{Frames}}
            """);
        await page.EvaluateExpressionAsync(
            """
            window.moved = [];
            new PerformanceObserver((list) => moved.push(...list.getEntries().map((entry) => entry.value)))
              .observe({ type: 'layout-shift' });
            """);
        isLate.SetResult();
        await loaded;

        Assert.NotEqual(0, await page.DrawnChartsAsync());
        await page.EvaluateExpressionAsync(Frames);
        Assert.InRange(
            await page.EvaluateExpressionAsync<double>("moved.reduce((sum, each) => sum + each, 0)"), 0, 0.01);
    }

    [Fact]
    public async Task Text_code_and_outputs_are_there_without_scripts()
    {
        await using var page = await browser.NewPageAsync(1280, scripts: false);
        await page.GoToAsync(new Uri(Path.Combine(await site.FolderAsync(), Lesson)).AbsoluteUri);

        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(
            """
            [...document.querySelectorAll('.parts a, main h2, main p, main .code, main .outputs, main figcaption')]
              .filter(part => !part.closest('main details, [hidden], .reveal-all'))
              .filter(part => !part.checkVisibility() || part.clientHeight === 0)
              .map(part => part.outerHTML.slice(0, 120))
            """));
        Assert.Equal(
            Repository.Lesson(Path.GetFileNameWithoutExtension(Lesson)).CodeCells.Count(),
            await page.EvaluateExpressionAsync<int>(
                "[...document.querySelectorAll('main .cell')].filter(cell => !cell.closest('.text, .solved')).length"));
    }

    [Fact]
    public async Task Place_is_marked_kept_and_offered_again()
    {
        await using var page = await browser.NewPageAsync(1280);
        var address = new Uri(Path.Combine(await site.FolderAsync(), Lesson)).AbsoluteUri;
        await page.GoToAsync(address);
        var title = await page.EvaluateExpressionAsync<string>(
            """
            window.heading = document.querySelectorAll('main h2')[4];
            scrollTo(0, heading.getBoundingClientRect().top + 60);
            heading.textContent
            """);
        await page.WaitForExpressionAsync(
            "document.querySelector('.parts [aria-current]')?.textContent === heading.textContent");

        await page.ReloadAsync();
        await page.WaitForExpressionAsync(
            "Math.abs(document.querySelectorAll('main h2')[4].getBoundingClientRect().top + 60) < 5");

        await page.GoToAsync("about:blank");
        await page.GoToAsync(address);
        Assert.Equal($"Continue at “{title}”", await page.EvaluateExpressionAsync<string>(
            "document.querySelector('.resume a').textContent"));
        await page.ClickAsync(".resume a");
        Assert.Null(await page.QuerySelectorAsync(".resume"));
        await page.WaitForExpressionAsync("document.querySelector('.parts [aria-current]')?.textContent === "
            + $"{System.Text.Json.JsonSerializer.Serialize(title)}");
        Assert.True(
            await page.EvaluateExpressionAsync<bool>(
                "document.querySelectorAll('main h2')[4].getBoundingClientRect().top >= "
                    + "document.querySelector('header').getBoundingClientRect().bottom"),
            "The header covers the heading that the link leads to.");
    }
}
