using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>A lesson of the index.</summary>
/// <param name="Name">The notebook's name, which is also that of its page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Opening">What its opening says.</param>
/// <param name="Picture">The address of its picture, or null.</param>
/// <param name="Exercises">How many exercises it has.</param>
/// <param name="CodeCells">How many code cells it has.</param>
/// <param name="Seconds">How long the run took.</param>
/// <param name="HasFailed">Whether the run failed.</param>
internal sealed record IndexEntry(
    string Name, string Title, LessonOpening Opening, string? Picture, int Exercises, int CodeCells, double Seconds,
    bool HasFailed)
{
    public static IndexEntry Of(LessonResult result)
    {
        var lesson = result.Executed;
        var document = lesson.Document;
        return new IndexEntry(
            lesson.Name, lesson.Title, document.Opening, LessonIndex.Picture(lesson), document.Exercises.Count,
            lesson.CodeCells.Count(),
            result.Duration.TotalSeconds, result.Failure is not null);
    }
}
