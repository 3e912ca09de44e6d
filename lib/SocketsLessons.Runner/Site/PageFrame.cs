using System.Net;

namespace SocketsLessons.Runner.Site;

/// <summary>What is around the content of every page, published or live.</summary>
internal static class PageFrame
{
    /// <summary>What the frame's own parts are called in a page, where no heading may be called the same.</summary>
    public const string ContentId = "content", StatusId = "said";

    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 "
            + "5h9l-3-3M14 11H5l3 3' fill='none' stroke='%23548ad0' stroke-width='2'/%3E%3C/svg%3E";

    /// <summary>Writes a page of the lessons.</summary>
    /// <param name="title">The page's title, as text.</param>
    /// <param name="head">What else the head has, as HTML.</param>
    /// <param name="home">The address of the page that leads to the lessons.</param>
    /// <param name="links">Links for the top of the page, as HTML.</param>
    /// <param name="main">The content, as HTML.</param>
    /// <param name="footer">What is below it, as HTML.</param>
    /// <param name="scripts">What runs after all that, as HTML.</param>
    public static string Write(
        string title, string head, string home, string links, string main, string footer, string scripts = "") =>
        Document(
            title, head,
            $"""
            <a class="skip" href="#{ContentId}">Skip to the content</a>
            <header>
            <nav aria-label="Site"><a class="home" href="{home}">SocketsLessons</a>{links}</nav>
            {SearchField.Html}
            </header>
            <main id="{ContentId}" tabindex="-1">
            {main}
            </main>
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
