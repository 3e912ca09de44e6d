using System.Text.Json.Nodes;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Live.Tests.Browsing;

/// <summary>What a learner meets who types: what the kernel tells, and what the editor does by itself.</summary>
public sealed class EditorTests(EditorTests.Lesson lesson, LiveBrowser browser) : IClassFixture<EditorTests.Lesson>
{
    [Fact]
    public async Task Completion_is_accepted_with_the_keyboard()
    {
        await using var page = await lesson.OpenAsync("");
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
    public async Task Accepted_method_gets_the_parentheses_that_are_typed_after_it()
    {
        await using var page = await lesson.OpenAsync("var s = new Socket(SocketType.Stream, ProtocolType.Tcp);\n");
        await TypeAsync(page, "s.", first: "Accept");
        await TypeAsync(page, "Dispo", first: "Dispose");
        await page.PressAsync("Enter");
        await page.UntilAsync($"{LivePage.Code("echo")}.endsWith('s.Dispose')");
        await page.Page.Keyboard.TypeAsync("();");
        Assert.EndsWith("\ns.Dispose();", await page.CodeAsync("echo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_after_the_word_takes_no_completion_of_it_while_the_next_ones_are_late()
    {
        await using var page = await lesson.OpenAsync("");
        await TypeAsync(page, "ProtocolTyp", first: "ProtocolType");

        // From here on, no question of the page reaches the lesson.
        await page.Page.EvaluateExpressionAsync("void (WebSocket.prototype.send = () => {})");
        await page.Page.Keyboard.TypeAsync("e.Tcp;\n");
        Assert.Equal("ProtocolType.Tcp;\n", await page.CodeAsync("echo"));
    }

    [Fact]
    public async Task Members_of_the_type_come_first_and_the_kernels_helpers_last()
    {
        using var tab = await lesson.ConnectAsync();
        const string Code = "new List<int>().";
        await tab.SendAsync(new JsonObject
        {
            ["type"] = "ask",
            ["id"] = 1,
            ["what"] = "completions",
            ["cell"] = "echo",
            ["code"] = Code,
            ["line"] = 0,
            ["character"] = Code.Length,
        });
        var answer = await tab.UntilAsync("answer", _ => true);

        var names = ((JsonArray)answer["answer"]!["items"]!)
            .OrderBy(item => item!["sort"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase)
            .Select(item => item!["name"]!.GetValue<string>());

        // Members of List<T>, extension methods of Enumerable, and the kernel's.
        string[] expected = ["Add", "TrueForAll", "Aggregate", "Zip", "Display", "ToDisplayString"];
        Assert.Equal(expected, names.Where(expected.Contains));
    }

    [Fact]
    public async Task Block_is_indented_and_has_one_closing_brace()
    {
        await using var page = await lesson.OpenAsync("");
        await page.Page.Keyboard.TypeAsync("if (true)\n{\nTask.Run(() =>\n{\nfoo();\n});\n}");
        Assert.Equal(
            "if (true)\n{\n    Task.Run(() =>\n    {\n        foo();\n    });\n}", await page.CodeAsync("echo"));

        await page.ReplaceAsync("echo", "while (true) {}");
        await page.PressAsync("ArrowLeft");
        await page.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("bar();");
        Assert.Equal("while (true) {\n    bar();\n}", await page.CodeAsync("echo"));
    }

    [Fact]
    public async Task Long_line_is_wrapped()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 60));
        await using var page = await lesson.OpenAsync($"Console.WriteLine(\"{words}\");");

        await page.UntilAsync("document.querySelectorAll('#cell-echo .view-line').length > 1");
        Assert.True(await page.IsTrueAsync(
            """
            (() => {
              const { left, right } = document.querySelector('#cell-echo .editor').getBoundingClientRect();
              return [...document.querySelectorAll('#cell-echo .view-line > span')]
                .map((line) => line.getBoundingClientRect()).every((line) => line.left >= left && line.right <= right);
            })()
            """));
    }

    [Fact]
    public async Task Completion_shows_the_librarys_documentation()
    {
        await using var page = await lesson.OpenAsync("");
        await TypeAsync(page, "TcpEchoS", first: "TcpEchoServer");
        await page.Page.Keyboard.TypeAsync("erver.Star");
        await page.UntilAsync(
            $"document.querySelector('.suggest-details')?.innerText"
                + $".includes('{Summary("M:SocketsLessons.Servers.TcpEchoServer.Start")}')");
    }

    [Fact]
    public async Task Hover_shows_the_librarys_documentation()
    {
        await using var page = await lesson.OpenAsync("TcpEchoServer.Start()");
        await page.PressAsync("Control", "Home");
        await page.PressAsync("ArrowRight");

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
        await using var page = await lesson.OpenAsync("");
        await page.Page.Keyboard.TypeAsync("TcpEchoServer.Start(");
        await page.UntilAsync("document.querySelector('.parameter-hints-widget.visible')?.innerText.includes('port')");
    }

    [Fact]
    public async Task Error_is_marked_as_the_learner_types_and_goes_when_it_is_right()
    {
        await using var page = await lesson.OpenAsync("int count = \"three\";");
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
        await using var page = await LivePage.OpenAsync(browser, site);
        await page.RunAsync("a");
        await page.EnterAsync("c");
        await page.Page.Keyboard.SendCharacterAsync(" ");
        await page.UntilAsync("document.querySelector('#cell-c').dataset.errors === '0'");
        await page.Page.Keyboard.SendCharacterAsync("b");
        await page.UntilAsync("document.querySelector('#cell-c').dataset.errors > 0");
    }

    /// <summary>Types, and waits until the first completion begins with a name.</summary>
    private static async Task TypeAsync(LivePage page, string text, string first)
    {
        await page.Page.Keyboard.TypeAsync(text);
        await page.UntilAsync($"document.querySelector('.suggest-widget.visible .monaco-list-row')?.ariaLabel"
            + $"?.startsWith('{first}')");
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

    /// <summary>Lesson 00 after its first cell, which loads the library: one process for all tests.</summary>
    public sealed class Lesson(LiveBrowser browser) : IAsyncDisposable
    {
        private const string Name = "00-start-here";

        private readonly Lazy<Task<LiveSite>> _site = new(StartAsync);

        /// <summary>The lesson's page, with code in one of its cells and the caret at the end of it.</summary>
        internal async Task<LivePage> OpenAsync(string code)
        {
            var page = await LivePage.OpenAsync(browser, await SiteAsync(), Name);
            await page.ReplaceAsync("echo", code);
            return page;
        }

        internal async Task<LiveClient> ConnectAsync() => await (await SiteAsync()).ConnectAsync(Name);

        public async ValueTask DisposeAsync()
        {
            if (_site.IsValueCreated) await (await _site.Value).DisposeAsync();
        }

        private Task<LiveSite> SiteAsync()
        {
            Assert.SkipUnless(CellEngine.HasKernel, "This build leaves out the kernel (UseKernel=false).");
            return _site.Value;
        }

        private static async Task<LiveSite> StartAsync()
        {
            var site = await LiveSite.OpenAsync(CellEngine.Interactive);
            using var tab = await site.ConnectAsync(Name);
            await tab.RunToEndAsync("open");
            return site;
        }
    }
}
