using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// Estimates how long a lesson takes, from its own text. Adults read English non-fiction at 238 words a minute, most of
/// them at 175 to 300, and less in a second language (M. Brysbaert, How many words do we read per minute?, Journal of
/// Memory and Language 109, 2019, https://doi.org/10.1016/j.jml.2019.104047); we use 200. The other rates are our
/// estimates.
/// </summary>
internal static class ReadingTime
{
    public const int WordsPerMinute = 200;
    public const int SecondsPerLineOfCode = 4;
    public const int SecondsPerCell = 20;
    public const int MinutesPerExercise = 5;

    private const int RoundedTo = 5;

    /// <summary>The time in minutes, in steps of five.</summary>
    public static int Minutes(Notebook lesson)
    {
        var document = lesson.Document;
        var words = document.Texts.Sum(part => part.Text.Words);
        // A helper cell says that one skips it on a first reading.
        var cells = lesson.CodeCells.Where(cell => !HelperCell.Is(cell, lesson)).ToArray();
        var lines = cells.Sum(cell => cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)));
        var minutes = (double)words / WordsPerMinute
            + (lines * SecondsPerLineOfCode + cells.Length * SecondsPerCell) / 60.0
            + document.Exercises.Count * MinutesPerExercise;
        return Math.Max(RoundedTo, (int)Math.Round(minutes / RoundedTo) * RoundedTo);
    }
}
