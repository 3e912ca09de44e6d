using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>What the kernel tells a learner who types.</summary>
public sealed class EditorTests(LiveBrowser browser)
{
    [Fact]
    public async Task Completion_is_accepted_with_the_keyboard()
    {
        var (site, page) = await OpenAsync();
        await using var _ = site;
        await page.ReplaceAsync("echo", "");
        await page.Page.Keyboard.TypeAsync("IPAddress.Loopb");
        await page.UntilAsync(
            "[...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')].some(row => "
                + "row.innerText.includes('Loopback'))");
        await page.PressAsync("Enter");
        await page.UntilAsync(
            "document.querySelector('#cell-echo .view-lines').innerText.includes('IPAddress.Loopback')");
        await page.PressAsync("Control", "Enter");
        Assert.True(await page.EndAsync("echo"));
        Assert.Contains("127.0.0.1", await page.OutputAsync("echo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_shows_the_librarys_documentation()
    {
        var (site, page) = await OpenAsync();
        await using var _ = site;
        await page.ReplaceAsync("echo", "");
        await page.Page.Keyboard.TypeAsync("TcpEchoServer.Star");
        await page.UntilAsync(
            $"document.querySelector('.suggest-details')?.innerText"
                + $".includes('{Summary("M:SocketsLessons.Servers.TcpEchoServer.Start")}')");
    }

    [Fact]
    public async Task Hover_shows_the_librarys_documentation()
    {
        var (site, page) = await OpenAsync();
        await using var _ = site;
        await page.EnterAsync("echo");
        await page.PressAsync("Control", "Home");
        for (var step = 0; step < 24; step++) await page.PressAsync("ArrowRight");

        // Monaco's own keys for it (Ctrl+K Ctrl+I): what the pointer shows, without a pointer.
        await page.PressAsync("Control", "k");
        await page.PressAsync("Control", "i");
        await page.UntilAsync(
            $"[...document.querySelectorAll('.monaco-hover')].some(hover => "
                + $"hover.innerText.includes('{Summary("T:SocketsLessons.Servers.TcpEchoServer")}'))");
    }

    [Fact]
    public async Task Signature_shows_while_arguments_are_typed()
    {
        var (site, page) = await OpenAsync();
        await using var _ = site;
        await page.ReplaceAsync("echo", "");
        await page.Page.Keyboard.TypeAsync("TcpEchoServer.Start(");
        await page.UntilAsync("document.querySelector('.parameter-hints-widget.visible')?.innerText.includes('port')");
    }

    [Fact]
    public async Task Error_is_marked_as_the_learner_types_and_goes_when_it_is_right()
    {
        var (site, page) = await OpenAsync();
        await using var _ = site;
        await page.ReplaceAsync("echo", "int count = \"three\";");
        await page.UntilAsync(
            "document.querySelector('#cell-echo').dataset.errors === '1' && !!document.querySelector('#cell-echo "
                + ".squiggly-error')");
        await page.ReplaceAsync("echo", "int count = 3;");
        await page.UntilAsync("document.querySelector('#cell-echo').dataset.errors === '0'");
    }

    [Fact]
    public async Task Name_of_a_cell_that_has_not_run_is_no_error()
    {
        Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the kernel (UseKernel=false).");
        await using var site = await LiveSite.OpenAsync(
            options => options with { Engine = CellEngine.Interactive }, "1", "var a = 1;", "Console.WriteLine(a);");
        var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("a");
        await page.EnterAsync("c");
        await page.Page.Keyboard.SendCharacterAsync(" ");
        await page.UntilAsync("document.querySelector('#cell-c').dataset.errors === '0'");
        await page.Page.Keyboard.SendCharacterAsync("b");
        await page.UntilAsync("document.querySelector('#cell-c').dataset.errors > 0");
    }

    /// <summary>Lesson 00 after its first cell, which loads the library.</summary>
    private async Task<(LiveSite Site, LivePage Page)> OpenAsync()
    {
        Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the kernel (UseKernel=false).");
        var site = await LiveSite.OpenAsync(CellEngine.Interactive);
        var page = await LivePage.OpenAsync(browser, site, "00-start-here");
        await page.RunAsync("open");
        return (site, page);
    }

    /// <summary>The first words of a summary, as the compiler wrote it beside the library.</summary>
    private static string Summary(string member)
    {
        var documentation = System.Xml.Linq.XDocument.Load(Path.ChangeExtension(Checkout.LibraryAssembly, ".xml"));
        var found = documentation.Descendants("member").First(entry =>
            entry.Attribute("name")!.Value.Split('(')[0]
                .EndsWith(member[(member.LastIndexOf('.') + 1)..], StringComparison.Ordinal)
            && entry.Attribute("name")!.Value.Contains("TcpEchoServer", StringComparison.Ordinal)
            && entry.Attribute("name")!.Value[0] == member[0]);
        return string.Concat(
            found.Element("summary")!.Value.Trim().TakeWhile(letter => letter is not ('\n' or '(' or '\'' or '.')));
    }
}
