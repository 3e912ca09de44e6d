using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// Encodes text from a cell for a page. What a terminal would act on is done or removed (<see cref="TerminalText"/>),
/// and characters that can't be seen are shown by a symbol or their number, so that a page never reads differently from
/// what the cell printed.
/// </summary>
internal static partial class VisibleText
{
    private const int Joiner = 0x200d;

    /// <summary>Text, as HTML.</summary>
    public static string ToHtml(string text) => WebUtility.HtmlEncode(Show(TerminalText.Printed(text)));

    /// <summary>HTML that a cell has made, which may have such characters in its data, as they are or by their
    /// number.</summary>
    public static string InHtml(string html) => NumberedCharacter().Replace(
        Show(TerminalText.WithoutSequences(html), except: "\t\n\f\r"),
        reference => Number(reference) is { } number && IsUnseenInHtml(number) ? Symbol(number) : reference.Value);

    // Browsers take the numbers of the C1 set for other characters (HTML Living Standard, 13.2.5.80).
    private static bool IsUnseenInHtml(int number) => number is not ('\t' or '\n' or '\f' or '\r' or Joiner)
        && number is not (>= 0x80 and <= 0x9f) && Rune.TryCreate(number, out var rune) && !IsSeen(rune);

    private static string Show(string text, string except = "\t\n")
    {
        var shown = new StringBuilder(text.Length);
        for (int at = 0, length; at < text.Length; at += length)
        {
            // Most of it is ASCII that can be seen.
            length = text.AsSpan(at).IndexOfAnyExceptInRange(' ', '~');
            if (length != 0)
            {
                if (length < 0) length = text.Length - at;
                shown.Append(text, at, length);
                continue;
            }

            // Half of a pair isn't a character, and has only its number.
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length) == OperationStatus.Done;
            if (isWhole && (IsSeen(rune) || except.Contains(text[at], StringComparison.Ordinal) || IsInEmoji(text, at)))
                shown.Append(text, at, length);
            else
                shown.Append(Symbol(isWhole ? rune.Value : text[at]));
        }

        return shown.ToString();
    }

    /// <summary>Format characters are those that hide, join or reorder others: zero width, direction, tags.</summary>
    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Whether it's the character that makes one emoji of two (Unicode Technical Standard 51,
    /// 1.4.7).</summary>
    private static bool IsInEmoji(string text, int at) => text[at] == Joiner
        && Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _) == OperationStatus.Done
        && Rune.DecodeFromUtf16(text.AsSpan(at + 1), out var after, out _) == OperationStatus.Done
        && Rune.GetUnicodeCategory(after) is UnicodeCategory.OtherSymbol
        && Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.NonSpacingMark;

    /// <summary>The symbols for control characters are U+2400 and following; others show their number.</summary>
    private static string Symbol(int character) => character switch
    {
        < ' ' => ((char)(0x2400 + character)).ToString(),
        0x7f => "\u2421",
        _ => string.Create(CultureInfo.InvariantCulture, $"[U+{character:X4}]"),
    };

    private static int? Number(Match reference)
    {
        var digits = reference.Groups[1].Value;
        var isHexadecimal = digits[0] is 'x' or 'X';
        return int.TryParse(
            isHexadecimal ? digits[1..] : digits, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // HTML Living Standard, 13.2.5.75: the semicolon may be missing.
    [GeneratedRegex(@"&#([xX][0-9a-fA-F]+|[0-9]+);?")]
    private static partial Regex NumberedCharacter();
}
