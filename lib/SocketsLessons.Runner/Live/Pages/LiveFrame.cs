using System.Net;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>What is around the content of every live page. It has no script of its own: the policy runs only
/// files.</summary>
internal static class LiveFrame
{
    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 "
            + "5h9l-3-3M14 11H5l3 3' fill='none' stroke='%23548ad0' stroke-width='2'/%3E%3C/svg%3E";

    /// <param name="title">The page's title, as text.</param>
    /// <param name="head">What else the head has, as HTML.</param>
    /// <param name="links">Links for the top of the page, as HTML.</param>
    /// <param name="main">The content, as HTML.</param>
    /// <param name="footer">What is below it, as HTML.</param>
    public static string Write(string title, string head, string links, string main, string footer) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="icon" href="{Icon}">
        <link rel="stylesheet" href="/assets/page.css">
        <link rel="stylesheet" href="/assets/live.css">
        {head}
        </head>
        <body>
        <a class="skip" href="#{PageFrame.ContentId}">Skip to the content</a>
        <header>
        <nav aria-label="Site"><a class="home" href="/">SocketsLessons</a>{links}</nav>
        </header>
        <main id="{PageFrame.ContentId}" tabindex="-1">
        {main}
        </main>
        <footer>
        {footer}
        </footer>
        <div id="{PageFrame.StatusId}" class="unseen" role="status"></div>
        </body>
        </html>

        """;

    /// <summary>
    /// The scripts of a page with cells. plotly.js comes before Monaco's loader, which would take it for a
    /// module of its own. The release on the CDN can't be taken for one, so a slow network holds up charts only.
    /// </summary>
    /// <param name="hasPlotly">Whether plotly.js is served here.</param>
    public static string LessonScripts(bool hasPlotly) =>
        $"{(hasPlotly ? $"<script defer src=\"/{PageFrame.PlotlyFile}\"></script>" : PageFrame.PlotlyMeanwhile)}"
            + "<script type=\"module\" src=\"/assets/live.js\"></script>";

    /// <summary>The script of a page without.</summary>
    public const string TextScript = "<script type=\"module\" src=\"/assets/text.js\"></script>";
}
