using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>What a lesson's opening text says, as Markdown; null for what it doesn't say.</summary>
/// <param name="Lead">The words that the goals begin with.</param>
/// <param name="Goals">What the reader will see and do: the rest of a sentence, or a list.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Part">Which part of the course it belongs to, such as "First path, step 6 of 8".</param>
/// <param name="Needs">The lessons to take before it.</param>
internal sealed partial record LessonOpening(string? Lead, string? Goals, int? Minutes, string? Part, string? Needs)
{
    /// <summary>What the goals begin with.</summary>
    public const string GoalsLabel = "**In this lesson**";

    public static LessonOpening Of(Notebook lesson)
    {
        var text = lesson.Cells[0].IsMarkdown ? lesson.Cells[0].Source.ReplaceLineEndings("\n") : "";
        var goals = GoalsPart().Match(text);
        var line = Line().Match(text);
        return new LessonOpening(
            Said(goals.Groups["lead"]), Said(goals.Groups["goals"]), Number(line.Groups["minutes"]),
            Said(line.Groups["part"]), Said(line.Groups["needs"]));
    }

    /// <summary>The goals as one sentence, without list markers.</summary>
    public string? GoalsInOneLine => Goals is null ? null
        : Bullet().Replace(Goals, match => match.Index == 0 ? "" : "; ").Replace('\n', ' ');

    /// <summary>What the reader will see or do, in one sentence without its full stop: "write a server"; null where the
    /// opening doesn't say.</summary>
    public string? Promise => GoalsInOneLine is { } goals ? FirstSentence().Match(goals).Groups[1].Value : null;

    private static string? Said(Group part) =>
        part.Success && part.Value.Trim() is { Length: > 0 } said ? said : null;

    private static int? Number(Group digits) =>
        int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"\*\*(?<lead>In this lesson|Afterwards you can)\*\*:?\s*(?<goals>.+?)(?:\n\n|$)", RegexOptions.Singleline)]
    private static partial Regex GoalsPart();

    [GeneratedRegex(@"[;,.]?(?:^|\n)[-*+] +")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:you(?:'ll| will) )?(.*?)(?:\.\s|\.?$)")]
    private static partial Regex FirstSentence();

    /// <summary>The line below the goals: minutes, part and needs.</summary>
    [GeneratedRegex(
        @"^\*\*(?<minutes>\d+) minutes\*\* · (?<part>[^·\n]+?) · Needs (?<needs>[^·\n]+)$", RegexOptions.Multiline)]
    public static partial Regex Line();
}
