using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Pages;

/// <summary>What a lesson's opening text promises, in the words of the lesson contract; null where it says nothing.</summary>
/// <param name="Able">What the reader will be able to do.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Before">What comes before it.</param>
internal sealed partial record LessonOpening(string? Able, string? Time, string? Before)
{
    public static LessonOpening Of(Notebook lesson)
    {
        var text = lesson.Cells[0].IsMarkdown ? lesson.Cells[0].Source.ReplaceLineEndings("\n") : "";
        return new LessonOpening(Find(AblePart(), text), Find(TimePart(), text), Find(BeforePart(), text));
    }

    private static string? Find(Regex part, string text) =>
        part.Match(text) is { Success: true } found ? found.Groups[1].Value.Replace('\n', ' ').Trim() : null;

    [GeneratedRegex(@"\*\*Afterwards you can\*\*(.+?)(?:\n\n|$)", RegexOptions.Singleline)]
    private static partial Regex AblePart();

    [GeneratedRegex(@"\*\*Time:\*\*(.+?)\.(?:\s|$)", RegexOptions.Singleline)]
    private static partial Regex TimePart();

    [GeneratedRegex(@"\*\*Before this:\*\*(.+?)\.(?:\s|$)", RegexOptions.Singleline)]
    private static partial Regex BeforePart();
}
