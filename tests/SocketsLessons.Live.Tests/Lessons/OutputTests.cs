using System.Net;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Live.Tests.Lessons;

/// <summary>
/// What a live page makes of output that attacks it or that a browser would hide, from each engine. Published pages
/// write outputs with the same code (PageOutputTests).
/// </summary>
public sealed class OutputTests
{
    /// <summary>A string of C#, and the text that the page shows (see PageOutputTests for the sources).</summary>
    private static readonly (string Code, string Shown)[] Texts =
    [
        ("\\x1b[31mred\\x1b[0m \\x1b]8;;https://evil.invalid\\x1b\\\\link\\x1b]8;;\\a", "red link"),
        ("\\x1b]52;c;cm0gLXJm\\a\\x1bPq#0\\x1b\\\\end", "end"),
        ("\\x1b]0;no end", "\u241b]0;no end"),
        ("a\\0b\\u0085c", "a\u2400b[U+0085]c"),
        ("user\\u202egnp.exe ad\\u200bmin", "user[U+202E]gnp.exe ad[U+200B]min"),
        (" 10 %\\r100 %", "100 %"),
        ("abc\\b\\bX", "aXc"),
        ("</script></pre><img src=x onerror=alert(1)>", "</script></pre><img src=x onerror=alert(1)>"),
    ];

    public static TheoryData<string> Engines => [CellEngine.ScriptName, CellEngine.InteractiveName];

    [Theory, MemberData(nameof(Engines))]
    public async Task Output_is_shown_as_a_terminal_would_and_hides_nothing(string engine)
    {
        Assert.SkipUnless(
            engine == CellEngine.ScriptName || CellEngine.HasKernel,
            "Without the kernel's packages (UseKernel=false).");
        var printed = string.Join("\\n", Texts.Select(text => text.Code));
        await using var site = await LiveSite.OpenAsync(
            options => options with { Engine = CellEngine.Named(engine) },
            $"Console.Write(\"{printed}\");",
            $"Console.Error.Write(\"{printed}\");",
            $"display(\"{printed}\");",
            $"display(new[] {{ \"{printed}\" }});",
            $"throw new Exception(\"{printed}\");",
            // Half of a character, which no text has once it has left the process.
            "Console.Write(\"a\" + \"\\ud83d\\ude00\"[0] + \"b\"); display(\"c\" + \"\\ud83d\\ude00\"[1]);",
            "Console.Write(new string('x', 5_000_000)); display(new string('y', 5_000_000));",
            "int Deep() => int.Parse(\"x\"); Console.WriteLine(Environment.NewLine); Deep();");
        using var tab = await site.ConnectAsync();
        foreach (var cell in (string[])["a", "b", "c", "d", "e", "f", "g", "h"]) await tab.RunToEndAsync(cell);

        var expected = string.Join('\n', Texts.Select(text => text.Shown));
        Assert.All(["a", "b", "c", "e"], cell =>
        {
            var html = string.Concat(tab.Outputs(cell));
            Assert.Contains(expected, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        });
        Assert.All(["a", "b", "c", "d", "e"], cell => Assert.DoesNotMatch(
            "[\\x00-\\x08\\x1b\\u0080-\\u009f\\u202e\\u200b]|<img", string.Concat(tab.Outputs(cell))));
        Assert.Matches("a(\ufffd|\\[U\\+D83D\\])b", WebUtility.HtmlDecode(tab.Outputs("f")[0]));
        Assert.Matches("c(\ufffd|\\[U\\+DE00\\])", WebUtility.HtmlDecode(tab.Outputs("f")[1]));
        Assert.Contains("Output truncated", string.Concat(tab.Outputs("g")), StringComparison.Ordinal);
        Assert.Contains(new string('y', 1_000), string.Concat(tab.Outputs("g")), StringComparison.Ordinal);
        var trace = string.Concat(tab.Outputs("h"));
        Assert.Contains("at Deep", trace, StringComparison.Ordinal);
        Assert.All(
            ["SocketsLessons.", "Microsoft.", "Submission#", "MoveNext", site.Options.Lessons],
            foreign => Assert.DoesNotContain(foreign, trace, StringComparison.Ordinal));
    }
}
