using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>The Markdown of a text cell as a page has it.</summary>
public sealed class PageTextTests
{
    [Theory]
    [InlineData("**Predict.** What?",
        "<p class=\"predict\"><strong><span class=\"label\">Predict</span></strong> What?</p>\n")]
    [InlineData("**Explain.** So.",
        "<p class=\"explain\"><strong><span class=\"label\">Explain</span></strong> So.</p>\n")]
    [InlineData("**Explain. `Bind` does.** So.",
        "<p class=\"explain\"><strong><span class=\"label\">Explain</span><code>Bind</code> does.</strong> So.</p>\n")]
    [InlineData("**Try. Write** one.",
        "<p class=\"try\"><strong><span class=\"label\">Try</span>Write</strong> one.</p>\n")]
    [InlineData("**Explain.ed** So.", "<p><strong>Explain.ed</strong> So.</p>\n")]
    [InlineData("**Predicted.** What?", "<p><strong>Predicted.</strong> What?</p>\n")]
    [InlineData("`<p><strong>Try.</strong>`", "<p><code>&lt;p&gt;&lt;strong&gt;Try.&lt;/strong&gt;</code></p>\n")]
    [InlineData("<p><strong>Try.</strong> raw</p>", "<p><strong>Try.</strong> raw</p>\n")]
    [InlineData("It took 20 ms.", "<p>It took 20\u00a0ms.</p>\n")]
    [InlineData("`20 ms`", "<p><code>20 ms</code></p>\n")]
    [InlineData("[b](b.ipynb#c)", "<p><a href=\"b.html#c\">b</a></p>\n")]
    [InlineData("[a *b*](gone.ipynb)", "<p>a <em>b</em></p>\n")]
    [InlineData("[a](https://example.com/b.md)", "<p><a href=\"https://example.com/b.md\">a</a></p>\n")]
    public void Markdown_becomes_HTML_for_a_page(string markdown, string html) =>
        Assert.Equal(html, new PageText(name => name != "gone").ToHtml(LessonText.Parse(markdown)));

    /// <summary>Markdig has a limit for reading, 128 levels, and another one for writing.</summary>
    [Fact]
    public void Text_of_any_depth_is_shown() => Assert.All(
        Enumerable.Range(1, 300),
        depth => Assert.Contains("deep",
            new PageText().ToHtml(LessonText.Parse($"{new string('>', depth)} **deep**")), StringComparison.Ordinal));

    [Fact]
    public void Table_stands_in_a_box_that_it_can_scroll_in()
    {
        var html = new PageText().ToHtml(LessonText.Parse("| a |\n| - |\n| `<table>` |"));

        Assert.Matches("(?s)^<div class=\"wide\">\\s*<table>.*&lt;table&gt;.*</table>\\s*</div>\n$", html);
    }

    /// <summary>nbformat 4, "Cell attachments": by file name, and by media type in base 64.</summary>
    [Theory]
    [InlineData("a dot.png", "attachment:a%20dot.png")]
    [InlineData("dot.png", "attachment:dot.png")]
    public void Attachment_is_part_of_the_page(string name, string address)
    {
        var cell = TextCell($"![a dot]({address})", name, "image/png", TestPicture.Png);

        Assert.Equal(
            $"<p><img src=\"data:image/png;base64,{TestPicture.Png}\" alt=\"a dot\" /></p>\n",
            new PageText().ToHtml(cell));
    }

    [Theory]
    [InlineData("text/html", TestPicture.Png)]
    [InlineData("image/png", "\"><script>")]
    public void Attachment_that_is_no_picture_is_not_used(string type, string content) => Assert.Equal(
        "<p><img src=\"attachment:x\" alt=\"\" /></p>\n",
        new PageText().ToHtml(TextCell("![](attachment:x)", "x", type, content)));

    /// <summary>CommonMark 0.31.2, section 6.4: a title is a plain text, in quotes after the address.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData(" \"1 < \\\"2\\\"\"", " title=\"1 &lt; &quot;2&quot;\"")]
    public void Drawing_has_its_size_and_its_title(string title, string attribute) => Assert.Equal(
        $"<p><img src=\"images/first-echo.svg\" alt=\"an echo\"{attribute} width=\"480\" height=\"224\"></p>\n",
        new PageText(picture: address => Path.Combine(Repository.NotebookFolder, address))
            .ToHtml(LessonText.Parse($"![an echo](images/first-echo.svg{title})")));

    private static Cell TextCell(string markdown, string name, string type, string content)
    {
        var cell = Notebook.Parse("test.ipynb", Runs.WithText(markdown, "1")).Cells[0];
        cell.Json["attachments"] = new JsonObject { [name] = new JsonObject { [type] = content } };
        return cell;
    }
}
