using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>The frame of a live page, which has no script in itself: the policy runs only files.</summary>
internal static class LiveFrame
{
    /// <summary>
    /// The script of a page with cells, and all that it loads before the first editor is there. The browser fetches
    /// these at once, and not only when it finds each in the one before.
    /// </summary>
    public static readonly string LessonScripts = string.Concat(
        [
            .. LiveAssets.LessonModules.Select(path => $"<link rel=\"modulepreload\" href=\"{path}\">\n"),
            .. LiveAssets.EditorScripts.Select(path => $"<link rel=\"preload\" as=\"script\" href=\"{path}\">\n"),
            // Monaco takes any link to its style for the style itself, and loads none then.
            "<link rel=\"stylesheet\" href=\"/monaco/vs/editor/editor.main.css\">\n",
            "<script type=\"module\" src=\"/assets/live.js\"></script>",
        ]);

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
