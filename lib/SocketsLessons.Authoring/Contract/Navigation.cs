using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>The line at the end of a lesson that links to its neighbors.</summary>
internal static partial class Navigation
{
    // A title may contain brackets.
    private const string ToLesson = @"\[(?:[^\[\]]|\[[^\[\]]*\])+\]\([^()\s]+\.ipynb\)";

    public static string Line(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var place = lessons.Index().First(known => known.Item.Name == lesson.Name).Index;
        string?[] parts =
        [
            place > 0 ? $"[{LessonNeighbors.BeforeLabel}{Link(lessons[place - 1])}" : null,
            "[All lessons](../README.md)",
            place < lessons.Count - 1 ? $"[{LessonNeighbors.NextLabel}{Link(lessons[place + 1])}" : null,
        ];
        return string.Join(" · ", parts.Where(part => part is not null));
    }

    /// <summary>Whether a line is a navigation line, of these or other lessons, and nothing else.</summary>
    public static bool IsLine(string line) => Whole().IsMatch(line);

    private static string Link(Notebook lesson) => $"{lesson.Title}]({lesson.Name}.ipynb)";

    [GeneratedRegex($@"^(?:{ToLesson} · )?\[All lessons\]\(\.\./README\.md\)(?: · {ToLesson})?$")]
    private static partial Regex Whole();
}
