namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>Several cells at once, and starting anew.</summary>
public sealed class QueueTests(LiveBrowser browser)
{
    [Fact]
    public async Task Run_from_here_runs_this_cell_and_the_rest_and_shows_which_wait()
    {
        // The second cell ends when the test has seen that the third one waits.
        var go = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var site = await LiveSite.OpenAsync(
            "Console.WriteLine(0);",
            $"while (!System.IO.File.Exists(@\"{go}\")) System.Threading.Thread.Sleep(5);", "Console.WriteLine(2);");
        await using var page = await LivePage.OpenAsync(browser, site);
        try
        {
            await page.Page.ClickAsync("#cell-b details.more summary");
            await page.Page.ClickAsync("#cell-b [data-do=from]");
            await page.Page.WaitForSelectorAsync("#cell-b.running");
            await page.UntilAsync("document.querySelector('#cell-c.waiting .status')?.textContent === 'waiting'");
            await page.UntilAsync("document.querySelector('#cell-b .status').textContent.startsWith('running')");
            await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);

            Assert.True(await page.EndAsync("c"));
            Assert.True(await page.IsTrueAsync("document.querySelector('#cell-a .outputs').hidden"));
            Assert.Matches(@"^done in \d+(\.\d)? m?s$", await page.TextAsync("#cell-b .status"));
        }
        finally
        {
            File.Delete(go);
        }
    }

    [Fact]
    public async Task Restart_forgets_variables_and_keeps_code_and_outputs()
    {
        await using var site = await LiveSite.OpenAsync(
            "1", "var a = 20;\nConsole.WriteLine(a);", "Console.WriteLine(a);");
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("b");

        await page.Page.ClickAsync(".tools [data-do=restart]");
        await page.UntilAsync("!!document.querySelector('.notice[data-matter=gone]')");
        await page.ReadyAsync();

        Assert.Contains("variables are gone", await page.TextAsync(".notice"), StringComparison.Ordinal);
        Assert.True(
            await page.IsTrueAsync(
                """
                (() => {
                  document.querySelector('#cell-c').style.minHeight = '3000px';
                  scrollTo(0, 2000);
                  const { top, bottom } = document.querySelector('.notice').getBoundingClientRect();
                  return scrollY > 1000 && top >= 0 && bottom <= innerHeight;
                })()
                """),
            "The notice is out of sight.");
        Assert.Contains("20", await page.OutputAsync("b"), StringComparison.Ordinal);
        Assert.Equal("from an earlier run", await page.TextAsync("#cell-b .status"));
        using (var tab = await site.ConnectAsync()) Assert.Null(tab.State["cells"]!["b"]!["ended"]);
        await page.RunAsync("a");
        await page.RunAsync("c");
        Assert.Contains("First run the cell", await page.OutputAsync("c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_lesson_asks_and_then_brings_the_shipped_code_back()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);", "Console.WriteLine(2);");
        await using var page = await LivePage.OpenAsync(browser, site);
        var answers = new Queue<bool>([false, true]);
        page.Page.Dialog += async (_, asked) =>
            await (answers.Dequeue() ? asked.Dialog.Accept() : asked.Dialog.Dismiss());
        await page.ReplaceAsync("b", "Console.WriteLine(\"mine\");");
        await page.RunAsync("b");

        await page.Page.ClickAsync(".tools [data-do=reset]");
        Assert.Contains("mine", await page.OutputAsync("b"), StringComparison.Ordinal);
        await page.Page.ClickAsync(".tools [data-do=reset]");
        await page.UntilAsync("document.querySelector('#cell-b .view-lines').innerText.includes('(2)')");

        Assert.True(await page.IsTrueAsync("document.querySelector('#cell-b .outputs').hidden"));
        Assert.Empty(answers);
    }
}
