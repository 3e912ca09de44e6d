namespace SocketsLessons.Runner.Notebooks;

/// <summary>The line at the end of a lesson that leads to the ones before and after it.</summary>
internal static class Navigation
{
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

    private static string Link(Notebook lesson) => $"{lesson.Title}]({lesson.Name}.ipynb)";
}
