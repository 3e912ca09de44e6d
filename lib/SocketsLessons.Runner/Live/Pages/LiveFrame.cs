using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>The frame of a live page, which has no script in itself: the policy runs only files.</summary>
internal static class LiveFrame
{
    /// <summary>
    /// The scripts of a page with cells. plotly.js comes before Monaco's loader, which would take it for one of its
    /// modules. The release on the CDN can't be taken for one, so a slow network holds up charts only.
    /// </summary>
    /// <param name="hasPlotly">Whether plotly.js is served here.</param>
    public static string LessonScripts(bool hasPlotly) =>
        $"{(hasPlotly ? $"<script defer src=\"/{PlotlyTag.File}\"></script>" : PlotlyTag.Meanwhile)}"
            + "<script type=\"module\" src=\"/assets/live.js\"></script>";

    /// <summary>The script of a page without.</summary>
    public const string TextScript = "<script type=\"module\" src=\"/assets/text.js\"></script>";

    /// <param name="title">The page's title, as text.</param>
    /// <param name="scripts">Its scripts, as HTML.</param>
    /// <param name="links">Links for the top of the page, as HTML.</param>
    /// <param name="side">What is beside the content, as HTML: its contents; or nothing.</param>
    /// <param name="main">The content, as HTML.</param>
    /// <param name="footer">What is below it, as HTML.</param>
    public static string Write(string title, string scripts, string links, string side, string main, string footer) =>
        PageFrame.Write(
            title,
            $"""
            <link rel="stylesheet" href="/assets/page.css">
            <link rel="stylesheet" href="/assets/live.css">
            {scripts}
            """,
            "/", links, side, main, footer);
}
