using SocketsLessons.Protocol;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What a page makes of text that a browser would hide or reorder.</summary>
public sealed class PageOutputTests
{
    // ECMA-48, sections 5.4 (control sequences) and 8.3.89 (OSC); the symbols are those of Unicode's
    // block Control Pictures.
    [Theory]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u001b]0;a title\u0007text", "text")]
    [InlineData("\u001b]8;;https://example.com\u001b\\link", "link")]
    [InlineData("a\0b\u0007\u007f", "a\u2400b\u2407\u2421")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("user\u202egnp.exe", "user[U+202E]gnp.exe")]
    [InlineData("<b> \ud83d\ude00", "&lt;b&gt; \ud83d\ude00")]
    public void Text_is_shown_as_it_was_printed(string printed, string html) => Assert.Equal(
        $"<pre class=\"stdout\">{html}</pre>",
        System.Net.WebUtility.HtmlDecode(PageOutput.ToHtml(CellOutput.Stream("stdout", printed)))
            .Replace("<b>", "&lt;b&gt;", StringComparison.Ordinal));

    [Fact]
    public void Control_characters_in_HTML_are_shown_too()
    {
        var shown = CellOutput.Display(new() { ["text/html"] = "<pre>\u001b[31mred\u001b[0m a\0b\tc\n</pre>" });

        Assert.Equal("<div class=\"shown\"><pre>red a\u2400b\tc\n</pre></div>", PageOutput.ToHtml(shown));
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
}
