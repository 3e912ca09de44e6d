using System.Net;
using SocketsLessons.Runner.Site;

namespace SocketsLessons.Runner.Live.Pages;

/// <summary>The small pages in front of the lessons.</summary>
internal static class EntryPage
{
    /// <summary>Goes on to a page of the lessons, without the token in the address.</summary>
    public static string Continue(string to)
    {
        // Only a name of our own: anything else could lead to another site.
        var target = to.Length > 0
            && to.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.') ? $"/{to}" : "/";
        return Page(
            "Opening the lessons", $"<meta http-equiv=\"refresh\" content=\"0;url={target}\">",
            $"<p><a href=\"{target}\">Go on to the lessons</a></p>");
    }

    public static string AskForToken() => Page("A token is needed", "",
        """
        <p>These lessons run code on this machine, so they open only for you. Use the link that
        <code>lessons open</code> printed in the terminal, or type the token from it.</p>
        <form action="/" method="get"><p><label>Token <input name="token" autocomplete="off" size="40" required></label>
        <button>Open</button></p></form>
        <p><a href="/">I have opened the lessons in this browser before</a></p>
        """);

    public static string Refused(string reason) => Page("Refused", "", $"<p>{WebUtility.HtmlEncode(reason)}</p>");

    private static string Page(string title, string head, string main) => PageFrame.Document(
        title,
        $$"""
        {{head}}
        <style>
        body { font: 17px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        </style>
        """,
        $"<main><h1>{title}</h1>\n{main}\n</main>");
}
