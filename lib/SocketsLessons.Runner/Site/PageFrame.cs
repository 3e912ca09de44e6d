using System.Net;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>What is around the content of every page, published or live.</summary>
internal static class PageFrame
{
    /// <summary>What the frame's own parts are called in a page, where no heading may be called the same.</summary>
    public const string ContentId = "content", StatusId = "said";

    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 "
            + "5h9l-3-3M14 11H5l3 3' fill='none' stroke='%23548ad0' stroke-width='2'/%3E%3C/svg%3E";

    private const string Logo =
        "<svg viewBox=\"0 0 16 16\" width=\"20\" height=\"20\" aria-hidden=\"true\">"
            + "<path d=\"M2 5h9l-3-3M14 11H5l3 3\"/></svg>";

    /// <summary>Links to the lessons before and after one, as HTML.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="hasLesson">Whether a notebook, by its name, has a page; with none, every one has.</param>
    public static string Neighbors(Notebook lesson, Func<string, bool>? hasLesson)
    {
        var (before, next) = LessonNeighbors.Of(lesson);
        var links = Link(before, "prev", "Before") + Link(next, "next", "Next");
        return links.Length == 0 ? ""
            : $"<nav class=\"neighbors\" aria-label=\"Lessons before and after\">{links}</nav>";

        string Link(LessonNeighbors.Link? link, string relation, string word) =>
            link is null || hasLesson?.Invoke(link.Name) == false ? ""
                : $"<a rel=\"{relation}\" href=\"{Uri.EscapeDataString(link.Name)}.html\">"
                    + $"<span class=\"unseen\">{word}: </span>{WebUtility.HtmlEncode(link.Title)}</a>";
    }

    /// <summary>Writes a page of the lessons.</summary>
    /// <param name="title">The page's title, as text.</param>
    /// <param name="head">What else the head has, as HTML.</param>
    /// <param name="home">The address of the page that leads to the lessons.</param>
    /// <param name="links">Links for the top of the page, as HTML.</param>
    /// <param name="side">What is beside the content, as HTML: its contents; or nothing.</param>
    /// <param name="main">The content, as HTML.</param>
    /// <param name="footer">What is below it, as HTML.</param>
    /// <param name="scripts">What runs after all that, as HTML.</param>
    public static string Write(
        string title, string head, string home, string links, string side, string main, string footer,
        string scripts = "") =>
        Document(
            title, head,
            $"""
            <a class="skip" href="#{ContentId}">Skip to the content</a>
            <header>
            <nav aria-label="Site"><a class="home" href="{home}">{Logo}SocketsLessons</a>{links}</nav>
            {SearchField.Html}
            </header>
            <div class="page{(side.Length > 0 ? " sided" : "")}">
            {side}<main id="{ContentId}" tabindex="-1">
            {main}
            </main>
            </div>
            <footer>
            {footer}
            </footer>
            <div id="{StatusId}" class="unseen" role="status"></div>
            {scripts}
            """);

    /// <summary>Writes a document around a body.</summary>
    public static string Document(string title, string head, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        {head}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="icon" href="{Icon}">
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}
