using System.Text.RegularExpressions;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// Words and word orders that a reader whose second language is English stumbles over, with what to write instead.
/// </summary>
internal static partial class PlainWords
{
    // A pattern sees the text on one line. It's in lower case, and matches either case.
    private static readonly (string Pattern, string Instead)[] Words =
    [
        (@"\bmend(s|ed|ing)?\b", "fix"),
        (@"\bdawdl(e|es|ed|ing)\b", "stall"),
        (@"\bin vain\b", "for nothing"),
        (@"\bwhoever\b", "anyone who"),
        (@"\bthereby\b", "so"),
        (@"\bbesides\b", "also"),
        (@"\bof (its|their|his|her) own\b(?! (?!for|and|in|on|with|that|to|at|which|over|as|is)[a-z])",
            "its own: write 'its own port', not 'a port of its own'"),
        (@"\btime-outs?\b", "timeout"),
        (@"\bbehind (it|them|this|that|the (last|first|next|previous|lost))\b", "after"),
        (@"\b(has|have|had) (it|they|he|she|we)\?", "does it have …?"),
        (@"\bof which\b", "two sentences"),
        (@"\b(becomes?|became|become) of\b", "what happens to …"),
        (@"\bworth the name\b", "noticeable"),
        (@"\bfor so long no\b", "during that time"),
        (@"\bby the (chart|table|drawing|list)\b", "look at the chart"),
        (@"\b(nobody|no one|neither side) was told\b", "neither side gets an error"),
        (@"\blay ready\b", "had arrived"),
        (@"(?<=^|[.:;!?] )of an? \w+ the\b", "with a …, the …"),
        (@"(?<=^|[.!?] )who \w+s\b(?![^.?]*\?)", "if you …, or when you …"),
        (@"\b(gives|give|gave) their making\b", "creates them"),
        (@"\bpassed on just what\b", "shows exactly what"),
    ];

    private static readonly (Regex Pattern, string Instead)[] Patterns =
    [
        .. from word in Words
           select (new Regex(word.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), word.Instead),
    ];

    /// <summary>What is hard to read in a text, and what to write instead.</summary>
    public static IEnumerable<string> Check(string text)
    {
        var line = Space().Replace(text, " ");
        return Patterns.SelectMany(word => word.Pattern.Matches(line)
            .Select(match => $"'{match.Value}' is hard to read. Write: {word.Instead}."));
    }

    [GeneratedRegex(@"\s+(?:/{2,3}\s+)?")]
    private static partial Regex Space();
}
