using System.Text.Json.Nodes;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What a page makes of text that a browser would hide or reorder.</summary>
public sealed class PageOutputTests
{
    // ECMA-48: 5.4 (control sequences), 5.6 (command strings), 8.3.89 (OSC), ECMA-35: 13.2 (escape sequences);
    // OSC 8 and 52 are xterm's. A string without its end is none.
    [Theory]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u009b1;31mred\u009bm", "red")]
    [InlineData("\u001b[38:2::255:0:0mred\u001b[?25l\u001b[2 q", "red")]
    [InlineData("\u001b]0;a title\u0007text", "text")]
    [InlineData("\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001b]52;c;cm0gLXJm\u0007a\u009d52;c;cm0\u009cb", "ab")]
    [InlineData("\u001bP$q\"p\u001b\\a\u001bXb\u001b\\c\u001b^d\u001b\\e\u001b_f\u001b\\g", "aceg")]
    [InlineData("\u001b(B\u001b7a\u001b8\u001b=\u001bc", "a")]
    [InlineData("\u001b]52;c;cm0gLXJm", "\u241b]52;c;cm0gLXJm")]
    [InlineData("\u001b[31", "\u241b[31")]
    [InlineData("\u001b", "\u241b")]
    [InlineData("\u001b[\u001b[31m31m", "\u241b[31m")]
    public void Escape_sequences_are_removed(string printed, string shown) => Assert.Equal(shown, Shown(printed));

    // The symbols are those of Unicode's block Control Pictures.
    [Theory]
    [InlineData("a\0b\u0007\u007f\v\f", "a\u2400b\u2407\u2421\u240b\u240c")]
    [InlineData("a\u0085b\u0090c", "a[U+0085]b[U+0090]c")]
    [InlineData("user\u202egnp.exe", "user[U+202E]gnp.exe")]
    [InlineData("\u2066a\u2069\u061c", "[U+2066]a[U+2069][U+061C]")]
    [InlineData("ad\u200bmi\u00adn\ufeff", "ad[U+200B]mi[U+00AD]n[U+FEFF]")]
    [InlineData("ad\u200dmin\u2028", "ad[U+200D]min[U+2028]")]
    [InlineData("a\U000e0061b", "a[U+E0061]b")]
    [InlineData("</script>\"'&", "</script>\"'&")]
    [InlineData("\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udcbb", "\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udcbb")]
    public void Characters_that_hide_are_shown(string printed, string shown) => Assert.Equal(shown, Shown(printed));

    /// <summary>Not as data of a test: no file has half a character.</summary>
    [Fact]
    public void Half_a_character_is_shown_by_its_number()
    {
        var text = "\ud83d\ude00";

        Assert.Equal("a[U+D83D]b[U+DE00]", Shown($"a{text[0]}b{text[1]}"));
        Assert.Equal("[U+DE00][U+D83D]", Shown($"{text[1]}{text[0]}"));
    }

    /// <summary>Long output is cut, between any two characters of C#.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public void Output_that_is_cut_in_a_character_can_be_published(string before)
    {
        var notebook = Runs.Make("1");
        var emoji = string.Concat(Enumerable.Repeat("\ud83d\ude00", 60_000));
        new CellOutputs(notebook.Cells[0]).Add(CellOutput.Stream("stdout", before + emoji));

        var published = AuthorFolders.RemoveFrom(notebook);

        Assert.DoesNotMatch(
            "[\ud800-\udbff](?![\udc00-\udfff])", PageOutput.ToHtml(published.Cells[0].Outputs[0]!));
    }

    // ECMA-48, 8.3.15 (CR), 8.3.5 (BS), 8.3.41 (erase in line); a tab goes to the next multiple of eight.
    [Theory]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData(" 10 %\r 50 %\r100 %\n", "100 %\n")]
    [InlineData("downloading\rdone", "doneloading")]
    [InlineData("downloading\r\u001b[Kdone", "done")]
    [InlineData("downloading\u001b[2K\rdone", "done")]
    [InlineData("abc\b\bX\u001b[31mY\n|\b/\b-", "aXY\n-")]
    [InlineData("\b\ba\r\r", "a")]
    [InlineData("12345678\r\tx\r-", "-2345678x")]
    [InlineData("e\u0301\r\u00e0!", "\u00e0!")]
    [InlineData("\ud83d\ude00\ud83d\ude01\rx", "x\ud83d\ude01")]
    public void Text_overwrites_text_as_in_a_terminal(string printed, string shown) =>
        Assert.Equal(shown, Shown(printed));

    /// <summary>Each of them makes a careless pattern look at all the rest of the line, at each of its
    /// characters.</summary>
    [Theory]
    [InlineData("x", 5_000_000)]
    [InlineData("\u001b]", 200_000)]
    [InlineData("\u009d", 200_000)]
    [InlineData("\u001b[1;", 200_000)]
    [InlineData("\b\tx", 200_000)]
    [InlineData("&#x", 200_000)]
    public void Long_line_is_shown(string part, int length)
    {
        var line = string.Concat(Enumerable.Repeat(part, length / part.Length));

        Assert.InRange(PageOutput.ToHtml(CellOutput.Stream("stdout", line)).Length, length / 3, int.MaxValue);
        Assert.InRange(PageOutput.ToHtml(Html(line)).Length, length / 3, int.MaxValue);
    }

    [Theory]
    [InlineData("<pre>\u001b[31mred\u001b[0m a\0b\tc\n</pre>", "<pre>red a\u2400b\tc\n</pre>")]
    [InlineData("<td>user\u202egnp.exe</td>", "<td>user[U+202E]gnp.exe</td>")]
    [InlineData("<td>user&#x202E;gnp&#8238exe&#0;</td>", "<td>user[U+202E]gnp[U+202E]exe\u2400</td>")]
    [InlineData("a&#10;&#xD;&#9;&#169;&#150;&#x200D;", "a&#10;&#xD;&#9;&#169;&#150;&#x200D;")]
    [InlineData("&#x110000;&#99999999999;&#xD83D;", "&#x110000;&#99999999999;&#xD83D;")]
    public void Characters_that_hide_are_shown_in_HTML_too(string html, string shown) =>
        Assert.Equal($"<div class=\"shown\">{shown}</div>", PageOutput.ToHtml(Html(html)));

    [Theory]
    [InlineData("stderr", "<pre class=\"stderr\">a\u2400&lt;/script&gt;</pre>")]
    [InlineData("error", "<div class=\"error\"><strong>Error</strong><pre>a\u2400&lt;/script&gt;\n</pre></div>")]
    public void Errors_are_shown_as_text_too(string kind, string html)
    {
        const string Text = "\u001b[31ma\0\u001b[m</script>";

        Assert.Equal(html, PageOutput.ToHtml(
            kind == "error" ? CellOutput.Error("E", "m", [Text]) : CellOutput.Stream(kind, Text)));
    }

    [Fact]
    public async Task Paths_of_the_machine_are_removed_from_what_is_published()
    {
        var result = await Runs.RunAsync("Console.WriteLine(System.IO.Path.GetFullPath(\"chat.log\"))");
        Assert.Contains(Repository.NotebookFolder, Runs.Shown(result.Executed.Cells[0]), StringComparison.Ordinal);

        var published = AuthorFolders.RemoveFrom(result.Executed);

        Assert.Equal("chat.log\n", Runs.Shown(published.Cells[0]));
        Assert.DoesNotContain(Repository.Root, published.ToText(), StringComparison.Ordinal);
    }

    /// <summary>Folders in the middle of a path are other folders, and text may begin with the name.</summary>
    [Fact]
    public void Folders_are_removed_wherever_they_stand()
    {
        var (root, home) = (Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

        Assert.Equal(
            "in ., at lib/x.cs:line 3, file://lib",
            AuthorFolders.RemoveFrom(
                $"in {root}, at {Path.Combine(root, "lib", "x.cs")}:line 3, file://{root}/lib", "/elsewhere"));
        var others = $"{root}-2 /mnt{root} {root}.bak/x";
        Assert.Equal(others, AuthorFolders.RemoveFrom(others, "/elsewhere"));
        Assert.Equal(
            "in ~ and ~/a.txt", AuthorFolders.RemoveFrom($"in {home} and {Path.Combine(home, "a.txt")}", "/elsewhere"));
    }

    [Fact]
    public async Task Error_of_a_throwing_ToString_has_no_frames_of_the_engine()
    {
        var result = await Runs.RunAsync(
            "class Odd { public override string ToString() => throw new InvalidOperationException(\"odd\"); }",
            "new Odd()");

        var error = Runs.Outputs(result).Last();
        Assert.Contains("odd", result.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("SocketsLessons.", error["traceback"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Shown(string printed)
    {
        var html = PageOutput.ToHtml(CellOutput.Stream("stdout", printed));
        const string Before = "<pre class=\"stdout\">", After = "</pre>";
        Assert.StartsWith(Before, html, StringComparison.Ordinal);
        Assert.EndsWith(After, html, StringComparison.Ordinal);
        var text = html[Before.Length..^After.Length];
        Assert.DoesNotContain('<', text);
        return System.Net.WebUtility.HtmlDecode(text);
    }

    private static JsonObject Html(string html) => CellOutput.Display(new() { ["text/html"] = html });
}
