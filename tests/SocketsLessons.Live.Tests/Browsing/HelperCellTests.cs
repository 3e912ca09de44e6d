using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>The cell that learners can skip: it's folded, and runs with the others.</summary>
public sealed class HelperCellTests(LiveBrowser browser)
{
    private const string Folded = "!document.querySelector('#cell-c .bar').checkVisibility()";

    [Fact]
    public async Task Helper_cell_is_folded_and_Run_all_runs_it()
    {
        await using var site = await OpenAsync("int Twice(int n) => 2 * n;");
        await using var page = await LivePage.OpenAsync(browser, site);
        Assert.True(await page.IsTrueAsync(Folded));

        await page.Page.ClickAsync("[data-do=run-all]");
        Assert.True(await page.EndAsync("d"));

        Assert.Contains("42", await page.OutputAsync("d"), StringComparison.Ordinal);
        Assert.True(await page.IsTrueAsync(Folded));
        Assert.Equal("Cell 2, Cell 3", await page.Page.EvaluateExpressionAsync<string>(
            "[...document.querySelectorAll('.cell.live.done .count')].slice(1).map(count => count.textContent)"
                + ".join(', ')"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Helper_cell_can_be_opened_changed_and_run()
    {
        await using var site = await OpenAsync("int Twice(int n) => 2 * n;");
        await using var page = await LivePage.OpenAsync(browser, site);

        await page.RunAsync("a");
        await page.Page.ClickAsync("details.helper > summary");
        await page.ReplaceAsync("c", "int Twice(int n) => 3 * n;");
        await page.RunAsync("c");
        await page.RunAsync("d");

        Assert.Contains("63", await page.OutputAsync("d"), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Helper_cell_opens_when_it_fails()
    {
        await using var site = await OpenAsync("throw new Exception(\"no such luck\");");
        await using var page = await LivePage.OpenAsync(browser, site);

        await page.Page.ClickAsync("[data-do=run-all]");
        Assert.False(await page.EndAsync("c"));

        await page.UntilAsync($"!({Folded})");
        Assert.Contains("no such luck", await page.OutputAsync("c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helper_cell_opens_when_the_keyboard_comes_to_it()
    {
        await using var site = await OpenAsync("int Twice(int n) => 2 * n;");
        await using var page = await LivePage.OpenAsync(browser, site);

        await page.EnterAsync("a");
        await page.PressAsync("Shift", "Enter");

        await page.UntilAsync("document.querySelector('#cell-c').contains(document.activeElement)");
        await page.PressAsync("Shift", "Enter");
        Assert.True(await page.EndAsync("c"));
    }

    private static Task<LiveSite> OpenAsync(string helper) =>
        LiveSite.OpenAsync("var a = 21;", HelperCell.Label, helper, "Console.WriteLine(Twice(a));");
}
