namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>A lesson's page in a real browser, with the engine that learners have.</summary>
public sealed class LessonPageTests(LiveBrowser browser)
{
    /// <summary>The scripts and styles that the browser found only in others. Charts and workers may come
    /// late.</summary>
    private const string LateFiles =
        """
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
          .filter((path) => /\.(js|css)$/.test(path) && !/plotly\.min|worker/.test(path))
          .filter((path) => !document.querySelector(
            `link[href="${path}"]:not([data-name]), script[type=module][src="${path}"]`))
        """;

    [Fact]
    public async Task Edited_cell_shows_its_new_output()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(\"as shipped\");");
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("a");
        Assert.Contains("as shipped", await page.OutputAsync("a"), StringComparison.Ordinal);
        await page.ReplaceAsync("a", "Console.WriteLine(6 * 7);");
        await page.PressAsync("Control", "Enter");
        await page.UntilAsync("document.querySelector('#cell-a .outputs').innerText.includes('42')");
        Assert.Contains(
            "changed", await page.Page.EvaluateExpressionAsync<string>("document.querySelector('#cell-a').className"),
            StringComparison.Ordinal);

        await page.Page.ClickAsync("#cell-a details.more summary");
        await page.Page.ClickAsync("#cell-a [data-do=reset]");
        await page.UntilAsync("document.querySelector('#cell-a .view-lines').innerText.includes('shipped')");
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData(
        "var l = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); "
            + "l.Start(); l.AcceptTcpClient();")]
    public async Task Stopped_cell_offers_to_run_all_above(string code)
    {
        await using var site = await LiveSite.OpenAsync("var a = 20;", code, "Console.WriteLine(a + 22);");
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("a");
        await page.Page.ClickAsync("#cell-b button.run");
        await page.Page.WaitForSelectorAsync("#cell-b.running");
        await page.UntilAsync("document.querySelector('#cell-b button.run').innerText.includes('Stop')");
        await page.Page.ClickAsync("#cell-b button.run");
        Assert.False(await page.EndAsync("b"));
        await page.Page.WaitForSelectorAsync(".notice[data-matter=gone] button");
        Assert.Contains("variables are gone", await page.TextAsync(".notice"), StringComparison.Ordinal);
        await page.Page.ClickAsync(".notice button");
        await page.UntilAsync(
            "document.querySelector('#cell-a').matches('.done') "
                + "&& !document.querySelector('.notice[data-matter=gone]')");
        await page.ReadyAsync();
        await page.RunAsync("c");
        Assert.Contains("42", await page.OutputAsync("c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_name_is_one_button_away()
    {
        await using var site = await LiveSite.OpenAsync("1", "var a = 20;", "Console.WriteLine(a + 22);");
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("a");
        await page.RunAsync("c");
        Assert.Contains("First run the cell", await page.OutputAsync("c"), StringComparison.Ordinal);
        await page.Page.ClickAsync("#cell-c .needs button");
        await page.UntilAsync("document.querySelector('#cell-c .outputs').innerText.includes('42')");
    }

    [Fact]
    public async Task Keyboard_alone_runs_stops_and_edits()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);", "while (true) { }");
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.UntilAsync("document.querySelectorAll('.cell.edited').length === 2");

        // To the first editor, past the links, the tools and the cell's own buttons.
        const string InEditor = "!!document.activeElement.closest('#cell-a .editor')";
        for (var tabs = 0; tabs < 20 && !await page.IsTrueAsync(InEditor); tabs++) await page.PressAsync("Tab");
        Assert.True(await page.IsTrueAsync(InEditor));
        await page.Page.Keyboard.SendCharacterAsync("Console.WriteLine(\"typed\");\n");
        await page.PressAsync("Shift", "Enter");
        await page.UntilAsync("document.querySelector('#cell-a .outputs').innerText.includes('typed')");
        await page.UntilAsync("!!document.activeElement.closest('#cell-b .editor')");

        await page.PressAsync("Control", "Enter");
        await page.Page.WaitForSelectorAsync("#cell-b.running");
        await page.PressAsync("Escape");
        Assert.True(await page.IsTrueAsync("document.activeElement.matches('#cell-b button.run')"));
        await page.PressAsync("Enter");
        Assert.False(await page.EndAsync("b"));
        await page.PressAsync("Shift", "Tab");
        Assert.True(await page.IsTrueAsync("!document.activeElement.closest('#cell-b')"));
    }

    [Fact]
    public async Task Output_is_in_view_when_the_cursor_goes_on_to_a_long_cell()
    {
        var longCode = string.Concat(Enumerable.Repeat("// a line\n", 80));
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(\"look\");", longCode);
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.EnterAsync("a");

        await page.PressAsync("Shift", "Enter");

        await page.UntilAsync("!!document.activeElement.closest('#cell-b .editor')");
        await page.UntilAsync("document.querySelector('#cell-a .outputs').innerText.includes('look')");
        Assert.True(await page.EndAsync("a"));
        await page.UntilAsync(
            "(({ top, bottom }) => top > 0 && bottom < innerHeight)("
                + "document.querySelector('#cell-a .outputs').getBoundingClientRect())");
    }

    [Fact]
    public async Task Screen_reader_hears_what_a_run_brought()
    {
        await using var site = await LiveSite.OpenAsync(
            "Console.WriteLine(\"fifteen bytes\");", "throw new Exception(\"no luck\");");
        await using var page = await LivePage.OpenAsync(browser, site);
        Assert.Equal(
            "status",
            await page.Page.EvaluateExpressionAsync<string>("document.getElementById('said').getAttribute('role')"));
        await page.RunAsync("a");
        await page.UntilAsync(
            "document.getElementById('said').textContent.startsWith('Cell 1 is done. fifteen bytes')");
        await page.RunAsync("b");
        await page.UntilAsync("/^Cell 2 failed: .*no luck/.test(document.getElementById('said').textContent)");
    }

    [Fact]
    public async Task Cells_are_editors_before_they_come_into_view_and_only_then()
    {
        await using var site = await LiveSite.OpenAsync(
            [.. Enumerable.Range(0, 26)
                .Select(number => $"{string.Concat(Enumerable.Repeat("// a line\n", 30))}{number}")]);
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.Page.WaitForSelectorAsync("#cell-a.edited");
        Assert.True(await page.IsTrueAsync("document.querySelectorAll('.cell.edited').length < 10"));
        Assert.Empty(await page.Page.EvaluateExpressionAsync<string[]>(LateFiles));
        await page.EnterAsync("z");
        Assert.True(await page.IsTrueAsync("!!document.activeElement.closest('#cell-z')"));
    }

    [Fact]
    public async Task Crash_of_the_server_loses_nothing_that_was_typed()
    {
        using var command = LessonsProcess.Create("Console.WriteLine(1);", "**Predict.** What comes?", "2");
        await command.StartAsync(port: 0);
        await using var page = new LivePage(await browser.NewPageAsync());
        await page.Page.GoToAsync(command.EntryUrl);
        await page.ReadyAsync();
        await page.ReplaceAsync("a", "Console.WriteLine(\"saved\");");
        await command.SavedAsync("saved");
        await command.KillAsync();

        // Typed while no server runs: the browser keeps it until there is one.
        await page.UntilAsync("!!document.querySelector('.notice[data-matter=connection]')");
        await page.ReplaceAsync("a", "Console.WriteLine(\"kept\");");
        Assert.DoesNotContain("kept", command.Saved(), StringComparison.Ordinal);
        await page.Page.TypeAsync(".prediction textarea", "two");
        await command.StartAsync(command.Port);
        await page.Page.GoToAsync(command.EntryUrl);
        await page.ReadyAsync();
        await command.SavedAsync("kept");
        await page.RunAsync("a");
        Assert.Contains("kept", await page.OutputAsync("a"), StringComparison.Ordinal);
        await page.RunAsync("c");
        Assert.Equal("You predicted: two", await page.TextAsync($"{LivePage.Cell("c")} .predicted"));
    }
}
