using System.Globalization;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>A part of the course: which lessons it has, by their numbers.</summary>
/// <param name="Name">What lessons call it.</param>
/// <param name="Advice">In which order to take its lessons.</param>
/// <param name="Last">The number of its last lesson.</param>
/// <param name="HasSteps">Whether its lessons build on each other, one after the other.</param>
internal sealed record CoursePart(string Name, string Advice, int Last, bool HasSteps = false)
{
    private const string AnyOrder =
        "Take them after the first path, in any order. The numbers have gaps: more lessons are to come.";

    public static readonly IReadOnlyList<CoursePart> All =
    [
        new("First path", "Take them in this order.", 7, HasSteps: true),
        new("Measuring", AnyOrder, 13),
        new("Building", AnyOrder, 99),
    ];

    public static CoursePart Of(string lesson) => All.First(part => Number(lesson) <= part.Last);

    /// <summary>The part that the opening of a lesson names, or null where it names none of them.</summary>
    public static CoursePart? Named(LessonOpening opening) => All.FirstOrDefault(part =>
        opening.Part == part.Name || opening.Part?.StartsWith($"{part.Name}, ", StringComparison.Ordinal) == true);

    /// <summary>What the opening of a lesson says.</summary>
    public string Label(string lesson) => HasSteps
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}, step {Number(lesson) + 1} of {Last + 1}") : Name;

    private static int Number(string lesson) =>
        int.TryParse(lesson.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, All[^1].Last) : All[^1].Last;
}
