using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// How long a lesson takes, from its own text. Adults read English non-fiction at 238 words a minute, most of them
/// at 175 to 300, and less in a second language (M. Brysbaert, How many words do we read per minute?, Journal of
/// Memory and Language 109, 2019, https://doi.org/10.1016/j.jml.2019.104047); we take 200. The other rates are ours.
/// </summary>
internal static partial class ReadingTime
{
    public const int WordsPerMinute = 200;
    public const int SecondsPerLineOfCode = 4;
    public const int SecondsPerCell = 20;
    public const int MinutesPerExercise = 5;

    private const int RoundedTo = 5;

    /// <summary>The time in minutes, in steps of five.</summary>
    public static int Minutes(Notebook lesson)
    {
        var words = lesson.Cells.Where(cell => cell.IsMarkdown).Sum(cell => LessonText.Words(cell.Source));
        var lines = lesson.CodeCells.Sum(cell => cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)));
        var minutes = (double)words / WordsPerMinute
            + (lines * SecondsPerLineOfCode + lesson.CodeCells.Count() * SecondsPerCell) / 60.0
            + LessonExercise.In(lesson).Count * MinutesPerExercise;
        return Math.Max(RoundedTo, (int)Math.Round(minutes / RoundedTo) * RoundedTo);
    }

    /// <summary>What a lesson's opening should say.</summary>
    public static string Line(Notebook lesson) =>
        string.Create(CultureInfo.InvariantCulture, $"**Time:** {Minutes(lesson)} minutes.");

    /// <summary>The text with the right time in it; the same text where it has no time.</summary>
    public static string In(string opening, Notebook lesson) => Stated().Replace(opening, Line(lesson), 1);

    [GeneratedRegex(@"\*\*Time:\*\*[^.\n]*\.")]
    private static partial Regex Stated();
}
