using SocketsLessons.Display;

namespace SocketsLessons.Measuring;

/// <summary>Sums up runs, side by side.</summary>
public static class Summary
{
    /// <summary>A table with a column for each run. What a run is too small to tell, it says in words.</summary>
    /// <param name="runs">The runs.</param>
    /// <exception cref="ArgumentException">No run is given.</exception>
    public static Table Of(params ProbeRun[] runs)
    {
        if (runs.Length == 0) throw new ArgumentException("There is nothing to sum up: give at least one run.", nameof(runs));
        var columns = runs.Select(run => Figures(run).ToArray()).ToArray();
        var quantities = string.Join(" and ", runs.Select(run => run.Quantity).Distinct());
        return new Table(
            $"{char.ToUpperInvariant(quantities[0])}{quantities[1..]}, and what became of the messages",
            ["figure", .. runs.Select(run => run.Name)],
            columns[0].Select((first, row) => (IReadOnlyList<string>)[first.Figure, .. columns.Select(column => column[row].Value)]));
    }

    private static IEnumerable<(string Figure, string Value)> Figures(ProbeRun run) =>
    [
        ("sent", $"{run.Samples.Count}"),
        ("arrived in time", $"{run.Delays.Count}"),
        .. run.Delays.Figures(),
        ("jitter (RFC 3550)", run.Jitter is { } jitter ? Quantity.Time(jitter) : "needs 2 arrivals"),
        .. run.Arrivals.Figures(),
        ("late", $"{run.Late}"),
        ("lost in our own buffer", run.Overrun is { } overrun ? $"{overrun}" : "not known here"),
        ("unrecognised", $"{run.Unrecognised}"),
        ("ended early", run.Stopped ?? "no"),
    ];
}
