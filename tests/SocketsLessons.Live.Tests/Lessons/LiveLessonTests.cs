using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SocketsLessons.Live.Tests.Lessons;

/// <summary>An open lesson, over the WebSocket that its page uses.</summary>
public sealed class LiveLessonTests
{
    [Fact]
    public async Task Cells_see_what_earlier_cells_defined()
    {
        await using var site = await LiveSite.OpenAsync("var a = 20;", "Console.WriteLine(a + 22);");
        using var tab = await site.ConnectAsync();
        await tab.RunAsync("a", "b");
        var end = await tab.EndAsync("b");
        Assert.Null(end["failure"]);
        Assert.Contains("42", Assert.Single(tab.Outputs("b")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_streams_while_the_cell_runs()
    {
        // The second cell lets the first end only when the test has seen its line.
        var file = Path.GetTempFileName();
        await using var site = await LiveSite.OpenAsync(
            $"Console.WriteLine(\"first\"); while (System.IO.File.Exists(@\"{file}\")) "
                + "System.Threading.Thread.Sleep(5); Console.WriteLine(\"last\");");
        using var tab = await site.ConnectAsync();
        await tab.RunAsync("a");
        await tab.UntilAsync(
            "outputs", _ => string.Concat(tab.Outputs("a")).Contains("first", StringComparison.Ordinal));
        Assert.DoesNotContain("last", string.Concat(tab.Outputs("a")), StringComparison.Ordinal);
        File.Delete(file);
        await tab.EndAsync("a");
        Assert.Contains("last", string.Concat(tab.Outputs("a")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_is_sent_once_however_soon_the_cell_runs_again()
    {
        const int Runs = 20;
        await using var site = await LiveSite.OpenAsync("Environment.TickCount64");
        using var tab = await site.ConnectAsync();
        for (var run = 0; run < Runs; run++) await tab.RunToEndAsync("a");
        var sent = tab.Received.Where(message => LiveClient.Text(message, "type") == "outputs")
            .Count(message => message["html"] is JsonArray { Count: > 0 });
        Assert.Equal(Runs, sent);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData(
        "var l = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); "
            + "l.Start(); l.AcceptTcpClient();")]
    [InlineData("try { System.Threading.Thread.Sleep(-1); } finally { while (true) { } }")]
    public async Task Stop_ends_what_nothing_else_ends(string code)
    {
        await using var site = await LiveSite.OpenAsync(
            "var a = 1;", $"Console.WriteLine(Environment.ProcessId);\n{code}", "Console.WriteLine(a);");
        using var tab = await site.ConnectAsync();
        await tab.RunToEndAsync("a");
        await tab.RunAsync("b", "c");
        await tab.UntilAsync("outputs", _ => tab.Outputs("b").Count > 0);
        var process = int.Parse(
            string.Concat(tab.Outputs("b")[0].Where(char.IsAsciiDigit)),
            System.Globalization.CultureInfo.InvariantCulture);
        await tab.SendAsync(new JsonObject { ["type"] = "stop" });
        var end = await tab.EndAsync("b");
        Assert.Contains("stopped", LiveClient.Text(end, "failure"), StringComparison.Ordinal);
        Assert.False(IsRunning(process), "The cell's process still runs.");
        var notice = await tab.UntilAsync("notice", _ => true);
        Assert.Contains("variables are gone", LiveClient.Text(notice, "notice"), StringComparison.Ordinal);

        // What waited does not run; the next one does, after the cells above it.
        await tab.RunAsync("a", "c");
        Assert.Null((await tab.EndAsync("c"))["failure"]);
    }

    [Fact]
    public async Task Missing_name_offers_the_cell_that_defines_it()
    {
        await using var site = await LiveSite.OpenAsync("1", "var a = 20;", "Console.WriteLine(a + 22);");
        using var tab = await site.ConnectAsync();
        await tab.RunToEndAsync("a");
        var end = await tab.RunToEndAsync("c");
        Assert.Contains("First run the cell", LiveClient.Text(end, "failure"), StringComparison.Ordinal);
        Assert.Equal("b", end["needs"]![0]!["cell"]!.GetValue<string>());
    }

    [Fact]
    public async Task Cell_that_kills_its_process_leaves_a_lesson_that_goes_on()
    {
        await using var site = await LiveSite.OpenAsync(
            "var a = 1;", "System.Diagnostics.Process.GetCurrentProcess().Kill();", "Console.WriteLine(2);");
        using var tab = await site.ConnectAsync();
        await tab.RunToEndAsync("a");
        Assert.Contains("ended", LiveClient.Text(await tab.RunToEndAsync("b"), "failure"), StringComparison.Ordinal);
        Assert.Null((await tab.RunToEndAsync("c"))["failure"]);
    }

    [Fact]
    public async Task Line_of_five_megabytes_is_cut_and_the_page_goes_on()
    {
        await using var site = await LiveSite.OpenAsync(
            "Console.WriteLine(new string('x', 5_000_000));", "Console.WriteLine(2);");
        using var tab = await site.ConnectAsync();
        Assert.Null((await tab.RunToEndAsync("a"))["failure"]);
        Assert.InRange(tab.Outputs("a").Sum(html => html.Length), 100_000, 101_000);
        Assert.Null((await tab.RunToEndAsync("b"))["failure"]);
    }

    [Fact]
    public async Task Three_thousand_displays_are_cut_and_the_page_goes_on()
    {
        await using var site = await LiveSite.OpenAsync(
            "for (var i = 0; i < 3_000; i++) display(i);", "Console.WriteLine(2);");
        using var tab = await site.ConnectAsync();
        Assert.Null((await tab.RunToEndAsync("a"))["failure"]);
        Assert.InRange(tab.Outputs("a").Count, 1_000, 1_001);
        Assert.Null((await tab.RunToEndAsync("b"))["failure"]);
    }

    [Fact]
    public async Task Text_is_encoded_whatever_it_holds()
    {
        const string Script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        await using var site = await LiveSite.OpenAsync(
            $"Console.WriteLine(\"{Script}\");", $"Console.Error.WriteLine(\"{Script}\");",
            $"throw new Exception(\"{Script}\");",
            $"display(\"{Script}\");", $"new System.IO.FileInfo(\"{Script}\")");
        using var tab = await site.ConnectAsync();
        foreach (var cell in (string[])["a", "b", "c", "d", "e"])
        {
            await tab.RunToEndAsync(cell);
            var html = string.Concat(tab.Outputs(cell));
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Two_tabs_show_the_same()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);");
        using var first = await site.ConnectAsync();
        using var second = await site.ConnectAsync();
        await first.EditAsync("a", "Console.WriteLine(\"both\");");
        var source = await second.UntilAsync("source", _ => true);
        Assert.Equal("Console.WriteLine(\"both\");", LiveClient.Text(source, "source"));
        await second.RunAsync("a");
        await first.EndAsync("a");
        await second.EndAsync("a");
        Assert.Equal(first.Outputs("a"), second.Outputs("a"));
        Assert.Contains("both", string.Concat(first.Outputs("a")), StringComparison.Ordinal);
        using var third = await site.ConnectAsync();
        Assert.Equal(first.Outputs("a"), third.Outputs("a"));
    }

    [Fact]
    public async Task Lesson_that_nobody_looks_at_ends_and_says_so()
    {
        await using var site = await LiveSite.OpenAsync(options => options with { Idle = TimeSpan.FromMilliseconds(1) },
            "Console.WriteLine(Environment.ProcessId);");
        int id;
        using (var tab = await site.ConnectAsync())
        {
            await tab.RunToEndAsync("a");
            id = int.Parse(
                string.Concat(tab.Outputs("a")[0].Where(char.IsAsciiDigit)),
                System.Globalization.CultureInfo.InvariantCulture);
        }

        using var process = FindProcess(id);
        if (process is not null)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync(deadline.Token);
        }

        using var later = await site.ConnectAsync();
        var last = later.State["notice"] is not null ? later.State : await later.UntilAsync("notice", _ => true);
        Assert.Contains("Nobody looked", LiveClient.Text(last, "notice"), StringComparison.Ordinal);
        Assert.Null((await later.RunToEndAsync("a"))["failure"]);
    }

    [Fact]
    public async Task Messages_that_no_page_sends_change_nothing()
    {
        await using var site = await LiveSite.OpenAsync("Console.WriteLine(1);");
        foreach (var text in (string[])[
            "[]", "{}", "null", "{\"type\":7}", "{\"type\":\"run\",\"cells\":[\"../x\",5]}",
            "{\"type\":\"edit\",\"cell\":\"b\",\"source\":\"x\"}"])
        {
            using var tab = await site.ConnectAsync();
            await tab.SendTextAsync(text);
        }

        using var rude = await site.ConnectAsync();
        await rude.SendTextAsync("no JSON");
        await rude.ClosedAsync();
        using var last = await site.ConnectAsync();
        Assert.Null((await last.RunToEndAsync("a"))["failure"]);
    }

    [Fact]
    public async Task Server_ends_the_processes_that_it_started()
    {
        int id;
        await using (var site = await LiveSite.OpenAsync(
            "Console.WriteLine(Environment.ProcessId);", "while (true) { }"))
        {
            using var tab = await site.ConnectAsync();
            await tab.RunAsync("a", "b");
            await tab.EndAsync("a");
            id = int.Parse(
                string.Concat(tab.Outputs("a")[0].Where(char.IsAsciiDigit)),
                System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(IsRunning(id));
        }

        Assert.False(IsRunning(id));
    }

    private static bool IsRunning(int id)
    {
        using var process = FindProcess(id);
        return process is { HasExited: false };
    }

    private static Process? FindProcess(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
