using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Site;

/// <summary>
/// What a terminal shows of printed text (ECMA-48): escape sequences are removed, and what stands after a carriage
/// return or a backspace overwrites what was before, as in a progress bar. A character is taken for one column wide.
/// </summary>
internal static partial class TerminalText
{
    private const int TabWidth = 8;
    private const int LastTabStop = 1_000;
    private const char Csi = '\u009b';

    public static string Printed(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAny('\r', '\b') < 0 ? WithoutSequences(text)
            : string.Join('\n', text.Split('\n').Select(
                line => line.AsSpan().IndexOfAny('\r', '\b') < 0 ? WithoutSequences(line) : Overwritten(line)));
    }

    /// <summary>Text without escape sequences. One that has no end is no sequence, and stays.</summary>
    public static string WithoutSequences(string text) => Sequence().Replace(text, "");

    private static string Overwritten(string line)
    {
        var columns = new List<string>();
        var at = 0;
        var last = 0;
        foreach (var sequence in Sequence().EnumerateMatches(line))
        {
            Print(line.AsSpan(last, sequence.Index - last));
            last = sequence.Index + sequence.Length;
            var isControl = line[sequence.Index] == Csi || line[sequence.Index + 1] == '[';
            if (isControl && line[last - 1] == 'K') Erase(line[last - 2]);
        }

        Print(line.AsSpan(last));
        return string.Concat(columns).TrimEnd(' ');

        void Print(ReadOnlySpan<char> text)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                switch (rune.Value)
                {
                    case '\r':
                        at = 0;
                        break;
                    case '\b':
                        at = Math.Max(0, at - 1);
                        break;
                    case '\t':
                        at += at < LastTabStop ? TabWidth - (at % TabWidth) : 1;
                        break;
                    default:
                        Put(rune);
                        break;
                }
            }
        }

        void Put(Rune rune)
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
            if (isMark && at > 0 && at <= columns.Count)
            {
                columns[at - 1] += rune;
                return;
            }

            while (columns.Count <= at) columns.Add(" ");
            columns[at++] = rune.ToString();
        }

        // ECMA-48, 8.3.41, erase in line: to its end, from its beginning, or all of it.
        void Erase(char mode)
        {
            var (from, to) = mode switch { '1' => (0, at + 1), '2' => (0, columns.Count), _ => (at, columns.Count) };
            for (var column = from; column < Math.Min(to, columns.Count); column++) columns[column] = " ";
        }
    }

    // A control sequence; a string with its end (OSC, DCS, SOS, PM, APC); other escape sequences. Their first
    // character may be an ESC and a letter, or one character of the C1 set.
    [GeneratedRegex(
        @"(?:\x1b\[|\x9b)(?>[0-?]*)(?>[ -/]*)[@-~]"
        + @"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])(?>[^\x07\x1b\x80-\x9f]*)(?:\x07|\x1b\\|\x9c)"
        + @"|\x1b(?>[ -/]+)[0-~]|\x1b[0-OQ-WYZ\\`-~]")]
    private static partial Regex Sequence();
}
