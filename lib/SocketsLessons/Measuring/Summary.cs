namespace SocketsLessons;

/// <summary>Compares runs in one table.</summary>
internal static class Summary
{
    /// <summary>
    /// A table with a column for each run. A value that a run is too small for is replaced by the reason.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <exception cref="ArgumentException">No run is given.</exception>
    public static Table Of(params ProbeRun[] runs)
    {
        if (runs.Length == 0)
            throw new ArgumentException("There's nothing to summarize: pass at least one run.", nameof(runs));
        var columns = runs.Select(run => run.Figures().ToArray()).ToArray();
        var quantities = string.Join(" and ", runs.Select(run => run.Metric).Distinct());
        return new Table(
            $"The {quantities}, and what happened to the messages",
            ["figure", .. runs.Select(run => run.Name)],
            columns[0]
                .Select((first, row) => (string[])[first.Figure, .. columns.Select(column => column[row].Value)]));
    }
}
