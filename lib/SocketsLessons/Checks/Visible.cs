using System.Globalization;
using System.Text;

namespace SocketsLessons.Checks;

/// <summary>Text in a message, with a name for every character that one can't see.</summary>
internal static class Visible
{
    private const int MaxLength = 40;

    /// <summary>The text in quotes. Invisible characters stand as ⟨newline⟩; a long text is cut.</summary>
    public static string Text(string? text)
    {
        if (text is null) return "null";
        var shown = new StringBuilder("'");
        var runes = text.EnumerateRunes().ToArray();
        foreach (var (index, rune) in runes.Take(MaxLength).Index())
        {
            var isAtAnEnd = index == 0 || index == runes.Length - 1;
            shown.Append(Name(rune, isAtAnEnd) is { } name ? $"⟨{name}⟩" : rune.ToString());
        }

        shown.Append('\'');
        return runes.Length > MaxLength
            ? $"{shown}… ({runes.Length.ToString(CultureInfo.InvariantCulture)} characters)"
            : shown.ToString();
    }

    /// <summary>The bytes as UTF-8 text.</summary>
    public static string Text(byte[] bytes) => Text(Encoding.UTF8.GetString(bytes));

    /// <summary>Several texts; only the first five.</summary>
    public static string Texts(IReadOnlyCollection<string> texts) => texts.Count == 0
        ? "nothing"
        : string.Join(", ", texts.Take(5).Select(Text)) + (texts.Count > 5 ? $" and {texts.Count - 5} more" : "");

    /// <summary>Numbers in brackets; only the first ones of a long list.</summary>
    public static string Numbers<T>(IReadOnlyCollection<T> numbers)
        where T : IFormattable
    {
        const int MaxShown = 20;
        var shown = numbers.Take(MaxShown).Select(number => number.ToString(null, CultureInfo.InvariantCulture));
        return $"[{string.Join(", ", shown)}{(numbers.Count > MaxShown ? $", … {numbers.Count} in all" : "")}]";
    }

    /// <summary>The step that turns one text into the other, where the difference is a common one; else null.</summary>
    public static string? Step(string expected, string actual) => actual switch
    {
        _ when actual.Contains('\uFEFF') =>
            "⟨BOM⟩ is the byte order mark that a StreamWriter writes first: send the bytes of Encoding.UTF8.GetBytes.",
        _ when actual.Contains('\0') && !expected.Contains('\0') =>
            "A ⟨NUL⟩ is a byte of 0: send only the bytes of the text, in UTF-8, and not the rest of a buffer.",
        _ when actual.TrimEnd('\r', '\n') == expected => "Leave out the end of the line.",
        _ when actual.Trim() == expected => "Leave out the space.",
        _ when expected.StartsWith(actual, StringComparison.Ordinal) => "The end is missing.",
        _ when actual.StartsWith(expected, StringComparison.Ordinal) => "That is more than was asked for.",
        _ when actual.Equals(expected, StringComparison.OrdinalIgnoreCase) => "Capital and small letters differ.",
        _ => null,
    };

    private static string? Name(Rune rune, bool isAtAnEnd) => rune.Value switch
    {
        0 => "NUL",
        '\t' => "tab",
        '\n' => "newline",
        '\r' => "carriage return",
        ' ' => isAtAnEnd ? "space" : null,
        0xA0 => "no-break space",
        0xFEFF => "BOM",
        0xFFFD => "no UTF-8",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned =>
            string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
        _ => null,
    };
}
