using System.Net;

namespace SocketsLessons;

/// <summary>Building blocks for the HTML of the library's values.</summary>
internal static class Html
{
    /// <summary>
    /// Encodes text for use between tags and in quoted attributes. Control characters, which HTML and XML don't allow,
    /// become their Unicode symbols (U+2400…).
    /// </summary>
    public static string Encode(string? text) =>
        WebUtility.HtmlEncode(string.Concat((text ?? "").Select(Visible)));

    private static char Visible(char c) => c switch
    {
        '\t' or '\n' => c,
        < ' ' => (char)(0x2400 + c),
        '\u007f' => '\u2421',
        _ => c,
    };

    /// <summary>
    /// Wraps content in the library's CSS class, with its style. All outputs of a notebook share one page, so every
    /// rule is scoped to that class.
    /// </summary>
    public static string Block(string content) =>
        $"<style>{Style}</style><div class=\"sockets-lessons\">{content}</div>";

    private const string Style =
        """
        .sockets-lessons{font-size:inherit;line-height:1.45;overflow-x:auto}
        .sockets-lessons table{border-collapse:collapse;margin:.4em 0;font-variant-numeric:tabular-nums}
        .sockets-lessons caption{text-align:left;font-weight:600;padding:.2em 0;white-space:nowrap}
        .sockets-lessons th,.sockets-lessons td{text-align:left;padding:.2em .8em .2em 0;border-bottom:1px solid #8884}
        .sockets-lessons .note{opacity:.85;font-size:.92em;margin:.3em 0}
        .sockets-lessons .verdict{border-left:.3em solid;padding:.3em .8em;margin:.4em 0}
        .sockets-lessons .good{border-color:#009e73}
        .sockets-lessons .bad{border-color:#d55e00}
        .sockets-lessons .open{border-color:#0072b2}
        .sockets-lessons svg text{fill:currentColor}
        """;
}
