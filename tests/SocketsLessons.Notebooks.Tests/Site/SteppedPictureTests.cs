using System.Text.RegularExpressions;
using System.Xml.Linq;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Site;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>Which pictures a page takes in, and what it makes of them.</summary>
public sealed partial class SteppedPictureTests : IDisposable
{
    private const string Text = "![A & \"picture\"\nof `two` steps &lt; 3](images/a.svg)";

    private readonly string _folder = Directory.CreateTempSubdirectory("lessons-pictures-").FullName;

    public static TheoryData<string> Names { get; } = [.. SteppedDrawing.All.Select(drawing => drawing.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Page_has_the_drawing_and_its_words_in_the_order_of_the_steps()
    {
        var html = ToHtml(Text, "<g data-step=\"2\"><desc>B &lt; C</desc></g><g data-step=\"1\"><desc>A</desc></g>");

        Assert.StartsWith("<figure class=\"steps\">", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"A &amp; &quot;picture&quot; of two steps &lt; 3\"", html,
            StringComparison.Ordinal);
        Assert.Matches(@"<ol>\s*<li>A</li>\s*<li>B &lt; C</li>\s*</ol>", html);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<desc", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![A](images/a.svg) and words")]
    [InlineData("![A](images/b.svg)")]
    [InlineData("![A](images/../a.svg)")]
    [InlineData("![A](../images/a.svg)")]
    [InlineData("![A](https://example.com/images/a.svg)")]
    public void Other_pictures_stay_pictures(string text) =>
        Assert.Contains("<img", ToHtml(text, "<g data-step=\"1\"><desc>A</desc></g>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<g><desc>no step</desc></g>")]
    [InlineData("<g data-step=\"1\"/>")]
    [InlineData("<g data-step=\"one\"><desc>A</desc></g>")]
    [InlineData("<g data-step=\"1\"><desc>not closed</g>")]
    [InlineData("<g data-step=\"1\"><desc>A</desc></g><script>alert(1)</script>")]
    [InlineData("<g data-step=\"1\" onclick=\"alert(1)\"><desc>A</desc></g>")]
    [InlineData("<g data-step=\"1\"><desc>A</desc><a href=\"javascript:alert(1)\"/></g>")]
    [InlineData("<g data-step=\"1\"><desc>A</desc><use href=\"#x\"/></g>")]
    [InlineData("<g data-step=\"1\"><desc>A</desc><foreignObject/></g>")]
    [InlineData("<g data-step=\"1\"><desc>A</desc><path xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"#x\"/></g>")]
    [InlineData("<g data-step=\"1\"><desc>A</desc><h1 xmlns=\"http://www.w3.org/1999/xhtml\">A</h1></g>")]
    [InlineData("<g data-step=\"1\" id=\"content\"><desc>A</desc></g>")]
    public void Drawing_that_does_more_than_draw_steps_stays_a_picture(string content) =>
        Assert.Contains("<img", ToHtml(Text, content), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names))]
    public void Style_of_a_drawing_is_for_nothing_else(string name)
    {
        var style = SteppedDrawing.Read(name).Svg.Descendants().Single(part => part.Name.LocalName == "style").Value;
        var selectors = Selectors().Matches(Media().Replace(style, "")).SelectMany(rule => rule.Value.Split(','));

        Assert.All(
            selectors, selector => Assert.StartsWith($"#picture-{name}", selector.Trim(), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_step_of_a_drawing_has_words(string name)
    {
        var drawing = SteppedDrawing.Read(name);

        Assert.Equal(
            Enumerable.Range(1, drawing.Words.Count),
            drawing.Svg.Descendants().Attributes("data-step").Select(step => (int)step).Distinct().Order());
        Assert.All(drawing.Words, words => Assert.NotEmpty(words));
        Assert.True(drawing.Words.Count > 1);
    }

    private string ToHtml(string text, string content)
    {
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "images")).FullName, "a.svg"),
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"picture-a\">{content}</svg>");
        return new PageText(picture: address => Path.Combine(_folder, address)).ToHtml(LessonText.Parse(text));
    }

    [GeneratedRegex(@"[^{}]+(?=\{)")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"@media[^{]*\{")]
    private static partial Regex Media();
}
