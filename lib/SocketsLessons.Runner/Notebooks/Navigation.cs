namespace SocketsLessons.Runner.Notebooks;

/// <summary>The line at the end of a lesson that leads to the ones before and after it.</summary>
internal static class Navigation
{
    private const string All = "[All lessons](../README.md)";

    /// <summary>Whether a line is such a line, be it right or not.</summary>
    public static bool IsLine(string line) => line.Contains(All, StringComparison.Ordinal);

    public static string Line(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var place = lessons.Index().First(known => known.Item.Name == lesson.Name).Index;
        string?[] parts =
        [
            place > 0 ? $"[Before: {Link(lessons[place - 1])}" : null,
            All,
            place < lessons.Count - 1 ? $"[Next: {Link(lessons[place + 1])}" : null,
        ];
        return string.Join(" · ", parts.Where(part => part is not null));
    }

    private static string Link(Notebook lesson) => $"{lesson.Title}]({lesson.Name}.ipynb)";
}
