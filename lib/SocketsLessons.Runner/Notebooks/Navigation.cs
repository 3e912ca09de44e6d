using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>The line at the end of a lesson that leads to the ones before and after it.</summary>
internal static partial class Navigation
{
    // A title may have brackets of its own.
    private const string ToLesson = @"\[(?:[^\[\]]|\[[^\[\]]*\])+\]\([^()\s]+\.ipynb\)";

    public static string Line(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var place = lessons.Index().First(known => known.Item.Name == lesson.Name).Index;
        string?[] parts =
        [
            place > 0 ? $"[Before: {Link(lessons[place - 1])}" : null,
            "[All lessons](../README.md)",
            place < lessons.Count - 1 ? $"[Next: {Link(lessons[place + 1])}" : null,
        ];
        return string.Join(" · ", parts.Where(part => part is not null));
    }

    /// <summary>Whether a line is such a line, of these or of other lessons, and has nothing else in it.</summary>
    public static bool IsLine(string line) => Whole().IsMatch(line);

    private static string Link(Notebook lesson) => $"{lesson.Title}]({lesson.Name}.ipynb)";

    [GeneratedRegex($@"^(?:{ToLesson} · )?\[All lessons\]\(\.\./README\.md\)(?: · {ToLesson})?$")]
    private static partial Regex Whole();
}
