using PuppeteerSharp.Media;
using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Browsing;

public sealed class HelperCellPageTests(TestBrowser browser)
{
    private const string Visible = "document.querySelector('.helper .code')?.checkVisibility()";

    [Fact]
    public async Task Helper_cell_is_folded_on_the_page_and_shown_on_paper()
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Runs.WithText($"# A\n\n{HelperCell.Label}", "Console.WriteLine(6 * 7);"));
        Assert.Equal(0, (await command.RunAsync("run", "a.ipynb", "--engine", "script")).Status);
        await using var page = await browser.NewPageAsync();
        await page.GoToAsync(new Uri(Path.Combine(command.Folder, "out", "a.html")).AbsoluteUri);

        Assert.False(await page.EvaluateExpressionAsync<bool>(Visible));
        await page.EmulateMediaTypeAsync(MediaType.Print);
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "document.querySelector('.helper .code').getBoundingClientRect().height > 0"));
        await page.EmulateMediaTypeAsync(MediaType.Screen);
        await page.ClickAsync(".helper > summary");
        Assert.True(await page.EvaluateExpressionAsync<bool>(Visible));
        Assert.Contains("42", await page.EvaluateExpressionAsync<string>(
            "document.querySelector('.helper .outputs').innerText"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_cells_are_not_folded()
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Runs.WithText("# A\n\n**How this is measured.** Read on.", "1"));

        await command.RunAsync("run", "a.ipynb", "--engine", "script");

        Assert.DoesNotContain("class=\"helper\"", command.Read("out/a.html"), StringComparison.Ordinal);
    }
}
