using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// Encodes text from a cell for a page. Terminal escape sequences (ECMA-48) are removed, and characters that can't be
/// seen are shown by a symbol or their number, so that a page never reads differently from what the cell printed.
/// </summary>
internal static partial class VisibleText
{
    public static string ToHtml(string text)
    {
        var plain = EscapeSequence().Replace(text.ReplaceLineEndings("\n"), "");
        return WebUtility.HtmlEncode(Unseen().Replace(plain, character => Symbol(character.Value[0])));
    }

    /// <summary>The same for control characters in HTML that a cell has made: no HTML contains any.</summary>
    public static string InHtml(string html) =>
        Control().Replace(EscapeSequence().Replace(html, ""), character => Symbol(character.Value[0]));

    /// <summary>The symbols for control characters are U+2400 and following; others show their number.</summary>
    private static string Symbol(char character) => character switch
    {
        < ' ' => ((char)(0x2400 + character)).ToString(),
        '\u007f' => "\u2421",
        _ => string.Create(CultureInfo.InvariantCulture, $"[U+{(int)character:X4}]"),
    };

    // CSI sequences, OSC strings with their terminator, and the short two-character sequences.
    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_`-~])")]
    private static partial Regex EscapeSequence();

    [GeneratedRegex(@"[\x00-\x08\x0b\x0e-\x1f\x7f]")]
    private static partial Regex Control();

    // Control characters, and those that change the direction of text.
    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")]
    private static partial Regex Unseen();
}
