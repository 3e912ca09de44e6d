using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>What a lesson's opening text promises, as Markdown; null for what it doesn't say.</summary>
/// <param name="Goals">What the reader will be able to do: the rest of a sentence, or a list.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Prerequisite">What comes before it.</param>
internal sealed partial record LessonOpening(string? Goals, string? Time, string? Prerequisite)
{
    /// <summary>The words that the three parts begin with.</summary>
    public const string
        GoalsLabel = "**Afterwards you can**", TimeLabel = "**Time:**", PrerequisiteLabel = "**Before this:**";

    public static LessonOpening Of(Notebook lesson)
    {
        var text = lesson.Cells[0].IsMarkdown ? lesson.Cells[0].Source.ReplaceLineEndings("\n") : "";
        return new LessonOpening(
            Find(GoalsPart(), text), OneLine(Find(TimePart(), text)), OneLine(Find(PrerequisitePart(), text)));
    }

    /// <summary>The goals as one sentence, without list markers.</summary>
    public string? GoalsInOneLine =>
        Goals is null ? null : OneLine(Bullet().Replace(Goals, match => match.Index == 0 ? "" : "; "));

    private static string? Find(Regex part, string text) =>
        part.Match(text) is { Success: true } found
            && found.Groups[1].Value.Trim() is { Length: > 0 } said ? said : null;

    private static string? OneLine(string? text) => text?.Replace('\n', ' ');

    [GeneratedRegex(@"\*\*Afterwards you can\*\*:?\s*(.+?)(?:\n\n|$)", RegexOptions.Singleline)]
    private static partial Regex GoalsPart();

    [GeneratedRegex(@"[;,.]?(?:^|\n)[-*+] +")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\*\*Time:\*\*((?:(?!\*\*|\n\n).)*?)\.(?:\s|$)", RegexOptions.Singleline)]
    private static partial Regex TimePart();

    [GeneratedRegex(@"\*\*Before this:\*\*((?:(?!\*\*|\n\n).)*?)\.(?:\s|$)", RegexOptions.Singleline)]
    private static partial Regex PrerequisitePart();
}
