namespace SocketsLessons.Runner.Pages;

/// <summary>Writes a text that lessons lead to, such as the glossary, as a web page.</summary>
internal static class TextPage
{
    public static string Write(string markdown, SiteOptions options)
    {
        var title = markdown.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? "SocketsLessons";
        var footer = "<p><a href=\"index.html\">All lessons</a></p>";
        return PageFrame.Write(title, title, "", $"<div class=\"text\">{new PageText(options.HasLesson).ToHtml(markdown)}</div>", footer, options, hasCharts: false);
    }
}
