using System.Globalization;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// The line of a lesson's opening that says how long it takes, which part of the course it belongs to, and what it
/// needs. The author states the minutes, as measured with readers, and the needs; the rest is generated.
/// </summary>
internal static partial class OpeningLine
{
    public const int MaxMinutes = 40;

    /// <summary>Lessons that still have to be cut; their length and that of their cells aren't checked.</summary>
    private static readonly HashSet<string> Uncut =
        ["08-latency", "11-packet-loss", "14-reliability-by-hand", "19-hostile-clients"];

    /// <summary>Whether the lesson has such a line. The rules for openings and lengths apply from then on.</summary>
    public static bool IsIn(Notebook lesson) => lesson.Document.Opening.Part is not null;

    public static bool IsUncut(Notebook lesson) => Uncut.Contains(lesson.Name);

    /// <summary>The opening text with the line that it should have.</summary>
    public static string Update(Notebook lesson, IReadOnlyList<Notebook> lessons) => !lesson.Cells[0].IsMarkdown
        ? lesson.Cells[0].Source
        : LessonOpening.Line().Replace(lesson.Cells[0].Source, _ => Expected(lesson, lessons), 1);

    /// <summary>The line that the lesson should have.</summary>
    public static string Expected(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var opening = lesson.Document.Opening;
        // Nobody reads faster than the estimate; readers who take longer are the author's to measure.
        var minutes = Math.Max(opening.Minutes ?? 0, ReadingTime.Minutes(lesson));
        var needs = Link().Replace(opening.Needs ?? "…", link =>
            lessons.FirstOrDefault(known => known.Name == link.Groups[1].Value) is { } needed
                ? $"[{needed.Title}]({needed.Name}.ipynb)" : link.Value);
        return string.Create(CultureInfo.InvariantCulture,
            $"**{minutes} minutes** · {CoursePart.Of(lesson.Name).Label(lesson.Name)} · Needs {needs}");
    }

    /// <summary>What is wrong with the opening of a lesson.</summary>
    public static IEnumerable<string> Check(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var text = lesson.Cells[0].Source;
        var part = CoursePart.Of(lesson.Name);
        if (!IsIn(lesson))
        {
            if (!part.HasSteps) yield return $"the opening text lacks the line: {Expected(lesson, lessons)}";
            yield break;
        }

        if (Update(lesson, lessons) != text)
            yield return $"by its length and its part it should say: {Expected(lesson, lessons)}";
        if (!IsUncut(lesson) && Math.Max(lesson.Document.Opening.Minutes ?? 0, ReadingTime.Minutes(lesson))
            is var minutes and > MaxMinutes)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"it takes {minutes} minutes. Shorten it to {MaxMinutes}.");
        var goals = text.IndexOf(LessonOpening.GoalsLabel, StringComparison.Ordinal);
        if (goals < 0 || goals > LessonOpening.Line().Match(text).Index)
            yield return $"say above that line what the reader will see and do: {LessonOpening.GoalsLabel} you'll …";
        if (part.HasSteps && (Picture().Match(text) is not { Success: true } picture || picture.Index > goals))
            yield return "below the title, show a picture: ![what it shows, in a sentence](images/name.svg)";
    }

    [GeneratedRegex(@"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)\.ipynb\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^!\[[^\]]{20,}\]\(images/[^)]+\)$", RegexOptions.Multiline)]
    private static partial Regex Picture();
}
