using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// Above: which messages were lost. Below: how many bursts of each length that makes, compared with independent
    /// loss of the same ratio: n messages with loss p have about n (1 − p)² pᵏ bursts of length k.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="arrivals">What arrived; each is a series under its own name.</param>
    public static Figure Loss(string title, params Arrivals[] arrivals)
    {
        var longest = arrivals.SelectMany(stream => stream.Bursts).DefaultIfEmpty(1).Max();
        double[] lengths = [.. Enumerable.Range(1, longest)];
        var lost = arrivals.Sum(stream => stream.Lost.Count);
        var counts = arrivals.Select(stream => $"{stream.Name}: {stream.Lost.Count} of {stream.Sent} lost");
        var sample = Joined(counts, "nothing sent");
        if (arrivals.Any(stream => stream.Lost.Count > MaxPoints)) sample += $"; above: the first {MaxPoints} lost";
        var plot = new Plot(title, sample, "length of the burst (messages lost in a row)", "bursts");
        var rows = new List<string[]>();
        foreach (var (series, stream) in arrivals.Index().Where(_ => lost > 0))
        {
            var drawn = stream.Lost.Take(MaxPoints).ToArray();
            var strip = Points(
                "markers", $"{stream.Name}: lost", series, drawn.Select(sequence => (double)sequence),
                Array(drawn.Select(_ => stream.Name)), "line-ns-open", 14);
            strip["showlegend"] = false;
            plot.Add(Plot.OnSecond(strip));

            var p = stream.Loss.Value ?? 0;
            var bursts = lengths.Select(length => (
                Length: length,
                Counted: stream.Bursts.Count(burst => burst == length),
                Expected: stream.Sent * (1 - p) * (1 - p) * Math.Pow(p, length))).ToArray();
            plot.Add(Bars(
                stream.Name, series, Array(lengths), Array(bursts.Select(burst => (double)burst.Counted))));
            var likely = bursts.Where(burst => burst.Expected >= 0.1).ToArray();
            plot.Add(Points(
                "markers", $"{stream.Name}: expected if independent", series, likely.Select(burst => burst.Length),
                Array(likely.Select(burst => burst.Expected)), $"{Palette.Look(series).Marker}-open", 9));
            rows.AddRange(bursts.Where(burst => burst.Counted > 0 || burst.Expected >= 0.05).Select(burst => new[]
            {
                stream.Name, $"{burst.Length}", $"{burst.Counted}", Text(burst.Expected, "0.0"),
            }));
        }

        if (lost > 0) LayOut(plot, arrivals, longest);
        var sentences = arrivals.Select(stream => stream.Bursts.Count == 0
            ? $"{stream.Name}: none of {stream.Sent} lost."
            : $"{stream.Name}: lost {stream.Loss}, in {stream.Bursts.Count} bursts, the longest of "
                + $"{stream.Bursts.Max()}.");
        string[] columns = ["series", "length (messages)", "bursts", "expected of independent loss"];
        return plot.Build(sentences, Truncate("Bursts of loss by length", columns, rows), lost, "lost message");
    }

    /// <summary>The strip of lost messages above the bursts.</summary>
    private static void LayOut(Plot plot, Arrivals[] arrivals, int longest)
    {
        plot.Height = 500;
        plot.BarMode = "group";
        // Logarithmic, to show one long burst beside many short ones; from 0.5, to show a single one.
        var max = arrivals.Max(stream => Math.Max(stream.Lost.Count, 2));
        plot.Y.Scale([0.5, Math.Max(max, 6)]).Domain(0, 0.58).Range(Math.Log10(0.5), Math.Log10(max * 1.3));
        if (longest <= 20) plot.X.With("dtick", 1);
        plot.NewX2("sequence number of the lost message").With("anchor", "y2")
            .Range(-0.5, arrivals.Max(stream => stream.Sent) - 0.5);
        plot.Y2.With("anchor", "x2").Domain(0.82, 1).Categories();
    }
}
