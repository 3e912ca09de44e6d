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
        // What stands before the first part says what the page is for; then comes the list of its parts.
        var begin = markdown.IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var at ? at : markdown.Length;
        var opening = text.ToHtml(LessonText.Parse(markdown[..begin]));
        var parts = text.ToHtml(LessonText.Parse(markdown[begin..]));
        var main =
            $"<div class=\"text\">{opening}</div>\n{text.Contents("Parts of this page")}"
                + $"<div class=\"text\">{parts}</div>";
        var footer = markdown.Contains("(../README.md)", StringComparison.Ordinal) ? ""
            : "<p><a href=\"index.html\">All lessons</a></p>";
        return PublishedFrame.Write(title, title, "", main, footer, options, hasCharts: false);
    }
}
