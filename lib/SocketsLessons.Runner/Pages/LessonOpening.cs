using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Pages;

/// <summary>What a lesson's opening text promises, in the words of the lesson contract; null where it says nothing.</summary>
/// <param name="Able">What the reader will be able to do, with its lines, of which a list may be made.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Before">What comes before it.</param>
internal sealed partial record LessonOpening(string? Able, string? Time, string? Before)
{
    public static LessonOpening Of(Notebook lesson)
    {
        var text = lesson.Cells[0].IsMarkdown ? lesson.Cells[0].Source.ReplaceLineEndings("\n") : "";
        return new LessonOpening(Find(AblePart(), text), OneLine(Find(TimePart(), text)), OneLine(Find(BeforePart(), text)));
    }

    /// <summary>What the reader will be able to do, as one sentence without the marks of a list.</summary>
    public string? AbleInWords => Able is null ? null : OneLine(Bullet().Replace(Able, match => match.Index == 0 ? "" : "; "));

    private static string? Find(Regex part, string text) =>
        part.Match(text) is { Success: true } found && found.Groups[1].Value.Trim() is { Length: > 0 } said ? said : null;

    private static string? OneLine(string? text) => text?.Replace('\n', ' ');

    [GeneratedRegex(@"\*\*Afterwards you can\*\*:?\s*(.+?)(?:\n\n|$)", RegexOptions.Singleline)]
    private static partial Regex AblePart();

    [GeneratedRegex(@"[;,.]?(?:^|\n)[-*+] +")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\*\*Time:\*\*((?:(?!\*\*|\n\n).)*?)\.(?:\s|$)", RegexOptions.Singleline)]
    private static partial Regex TimePart();

    [GeneratedRegex(@"\*\*Before this:\*\*((?:(?!\*\*|\n\n).)*?)\.(?:\s|$)", RegexOptions.Singleline)]
    private static partial Regex BeforePart();
}
