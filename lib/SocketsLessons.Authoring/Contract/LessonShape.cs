using System.Globalization;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>How long a lesson's cells are, and where its exercises are.</summary>
internal static class LessonShape
{
    public const int MaxLines = 12;

    private const string Exercise = "Your turn: ";

    /// <summary>What is wrong with the shape of a lesson. It has the place and the text of each finding.</summary>
    public static IEnumerable<(string Place, string What)> Check(Notebook lesson)
    {
        foreach (var (first, second) in Sections(lesson).Pairwise())
        {
            if (IsExercise(first) && IsExercise(second))
                yield return ("notebook",
                    $"'{second}' follows another exercise. Move it to the section it belongs to.");
        }

        if (OpeningLine.IsUncut(lesson)) yield break;
        var helpers = lesson.CodeCells.Where(cell => HelperCell.Is(cell, lesson)).ToArray();
        foreach (var extra in helpers.Skip(1))
            yield return (extra.Id, "a lesson has one helper cell at most. Move this one into the library.");
        var free = lesson.Document.Exercises.Select(exercise => exercise.Stub).Concat(helpers).ToHashSet();
        foreach (var cell in lesson.CodeCells.Where(cell => !free.Contains(cell)))
        {
            if (cell.Source.Split('\n').Length is var lines and > MaxLines)
                yield return (cell.Id, string.Create(CultureInfo.InvariantCulture,
                    $"it has {lines} lines. Show the socket calls in {MaxLines} and move the rest into the library, or "
                        + $"into the one helper cell below the words '{HelperCell.Label}'"));
        }
    }

    private static IEnumerable<string> Sections(Notebook lesson) =>
        lesson.Document.Texts.SelectMany(part => part.Text.Sections).Select(section => section.Title);

    private static IEnumerable<(string First, string Second)> Pairwise(this IEnumerable<string> items) =>
        items.Zip(items.Skip(1));

    private static bool IsExercise(string section) => section.StartsWith(Exercise, StringComparison.Ordinal);
}
