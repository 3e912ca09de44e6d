using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>Writes a text that lessons lead to, such as the glossary, as a web page.</summary>
internal static class TextPage
{
    public static string Title(string markdown) =>
        markdown.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim()
            ?? "SocketsLessons";

    public static string Write(string markdown, SiteOptions options)
    {
        var title = Title(markdown);
        var text = new PageText(options.HasLesson);
        var main = $"<div class=\"text\">{text.ToHtml(LessonText.Parse(markdown))}</div>";
        var footer = markdown.Contains("(../README.md)", StringComparison.Ordinal) ? ""
            : "<p><a href=\"index.html\">All lessons</a></p>";
        return PublishedFrame.Write(
            title, title, "", text.Contents("Parts of this page"), main, footer, options, hasCharts: false);
    }
}
