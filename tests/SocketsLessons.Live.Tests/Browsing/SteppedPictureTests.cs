using SocketsLessons.TestSupport;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>A picture that shows something step by step, under the policy of the live page.</summary>
public sealed class SteppedPictureTests(LiveBrowser browser)
{
    [Fact]
    public async Task Next_shows_the_next_step_and_its_words()
    {
        var drawing = SteppedDrawing.Read("sliding-window");
        await using var site = await LiveSite.OpenAsync("1", $"**A picture.**\n\n{drawing.Text}");
        var images = Directory.CreateDirectory(Path.Combine(site.Options.Lessons, "images")).FullName;
        var file = $"{drawing.Name}.svg";
        File.Copy(Path.Combine(SteppedDrawing.Folder, file), Path.Combine(images, file));
        await using var page = await LivePage.OpenAsync(browser, site);

        foreach (var (index, words) in drawing.Words.Index())
        {
            Assert.Equal(words, await page.Page.EvaluateExpressionAsync<string>(
                "[...document.querySelectorAll('.steps li')].filter(line => line.checkVisibility({ opacityProperty: "
                    + "true })).map(line => line.textContent).join()"));
            Assert.Equal(index + 1, await page.Page.EvaluateExpressionAsync<int>(
                "[...document.querySelectorAll('[data-step]')].filter(step => getComputedStyle(step).visibility === "
                    + "'visible').length"));
            await page.Page.ClickAsync("[data-go=next]");
        }

        Assert.Empty(page.Errors);
    }
}
