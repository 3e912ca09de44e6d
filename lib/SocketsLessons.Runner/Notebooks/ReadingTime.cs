namespace SocketsLessons.Runner.Notebooks;

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
    public static int Minutes(Notebook lesson) =>
        Math.Max(RoundedTo, (int)Math.Round(ByPart(lesson).Sum() / RoundedTo) * RoundedTo);

    /// <summary>
    /// The minutes that the opening states, divided among the sections as the estimate divides them. All parts together
    /// take that long; what is above the first heading counts as part of the first section.
    /// </summary>
    public static IReadOnlyList<int> MinutesBySection(Notebook lesson)
    {
        if (ByPart(lesson) is not [var opening, var first, .. var others]) return [];
        double[] sections = [opening + first, .. others];
        var stated = lesson.Document.Opening.Minutes ?? Minutes(lesson);
        var scale = stated / sections.Sum();
        var minutes = new List<int>();
        var sum = 0.0;
        foreach (var section in sections)
        {
            var before = (int)Math.Round(sum * scale);
            sum += section;
            minutes.Add((int)Math.Round(sum * scale) - before);
        }

        return minutes;
    }

    /// <summary>The minutes of what is above the first section, and of each section.</summary>
    private static List<double> ByPart(Notebook lesson)
    {
        var stubs = lesson.Document.Exercises.Select(exercise => exercise.Stub).ToHashSet();
        var minutes = new List<double> { 0 };
        foreach (var cell in lesson.Cells)
        {
            if (cell.IsMarkdown)
            {
                var words = cell.Markdown.WordsByPart;
                minutes[^1] += (double)words[0] / WordsPerMinute;
                minutes.AddRange(words.Skip(1).Select(count => (double)count / WordsPerMinute));
            }
            // A helper cell says that one skips it on a first reading.
            else if (cell.IsCode && !HelperCell.Is(cell, lesson))
            {
                var lines = cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
                minutes[^1] += (lines * SecondsPerLineOfCode + SecondsPerCell) / 60.0
                    + (stubs.Contains(cell) ? MinutesPerExercise : 0);
            }
        }

        return minutes;
    }
}
