using System.Text.Json.Nodes;
using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    private const int Slices = 20;

    /// <summary>
    /// The delay of every message over time, with lost and late messages marked on a strip below. Of a long run, only
    /// the shortest and the longest of every few messages are drawn, and the chart says so.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="runs">The runs; each is a series under its own name.</param>
    public static Figure OverTime(string title, params ProbeRun[] runs)
    {
        var delays = runs.SelectMany(run => run.Delays.Sorted).ToArray();
        var (unit, perTick) = Unit(delays);
        var metric = string.Join(" and ", runs.Select(run => run.Metric).Distinct().DefaultIfEmpty("delay"));
        var sample = Joined(
            runs.Select(run => $"{run.Name}: {run.Delays.Count} of {run.Samples.Count} arrived in time"), "no runs");
        if (runs.Any(run => run.Delays.Count > MaxPoints))
            sample += "; of every few neighbors only the shortest and the longest are drawn";
        var plot = new Plot(title, sample, "time since the first message was due (s)", metric);
        plot.Y.ScaleTimes(delays, unit, perTick);
        foreach (var (series, run) in runs.Index())
        {
            var points = Downsample([.. run.Samples.Where(sample => sample.Delay != null)]);
            plot.Add(Points(
                "markers", run.Name, series, points.Select(sample => sample.Due.TotalSeconds),
                Array(points.Select(sample => sample.Delay!.Value.Ticks * perTick)),
                size: points.Length > 300 ? 4 : points.Length > 100 ? 5 : 7));
            Mark(plot, series, run, DeliveryStatus.Lost, onStrip: delays.Length > 0);
            Mark(plot, series, run, DeliveryStatus.Late, onStrip: delays.Length > 0);
        }

        if (runs.Any(run => run.Delays.Count < run.Samples.Count)) AddStrip(plot, hasDelays: delays.Length > 0);
        var table = new Table(
            $"Delays over time, in up to {Slices} slices of each run",
            ["run", "messages", "median", "longest", "lost", "late"],
            runs.SelectMany(run => run.Samples.Chunk(Math.Max(1, (run.Samples.Count + Slices - 1) / Slices))
                .Select(slice => Row(run.Name, slice))));
        return plot.Build(runs.Select(Describe), table, runs.Sum(run => run.Samples.Count), "message");
    }

    /// <summary>Marks the messages with a status; of very many only evenly spaced ones.</summary>
    private static void Mark(Plot plot, int series, ProbeRun run, DeliveryStatus status, bool onStrip)
    {
        var all = run.Samples.Where(sample => sample.Status == status).ToArray();
        var drawn = all.Where((_, i) => i % (all.Length / MaxPoints + 1) == 0).ToArray();
        var marks = Points(
            "markers", $"{run.Name}: {all.Length} {NameOf(status)}", series,
            drawn.Select(sample => sample.Due.TotalSeconds), Array(drawn.Select(_ => NameOf(status))),
            "line-ns-open", 10);
        plot.Add(onStrip ? Plot.OnSecond(marks, x: false) : marks);
    }

    /// <summary>The strip below the delays; if no message arrived in time, it's all there is.</summary>
    private static void AddStrip(Plot plot, bool hasDelays)
    {
        if (!hasDelays) plot.Y = new Axis("what happened to them");
        var strip = hasDelays ? plot.Y2 : plot.Y;
        strip.Categories(NameOf(DeliveryStatus.Late), NameOf(DeliveryStatus.Lost)).Range(-0.6, 1.6).With("dtick", 1);
        if (!hasDelays) return;
        strip.Domain(0, 0.2).With("tickfont", new JsonObject { ["size"] = 11 });
        plot.Height = 450;
        plot.Y.Domain(0.27, 1);
        plot.X.With("anchor", "y2");
    }

    private static string NameOf(DeliveryStatus status) => status == DeliveryStatus.Lost ? "lost" : "late";

    private static string Describe(ProbeRun run) =>
        $"{run.Name}: median {Distribution.Format(run.Delays.Median)}, "
        + $"longest {Distribution.Format(run.Delays.Maximum)}, {run.Arrivals.Lost.Count} lost, {run.Late} late of "
            + $"{run.Samples.Count}.";

    private static string[] Row(string name, Sample[] slice)
    {
        var part = new ProbeRun(name, slice.Select((sample, i) => sample with { Sequence = i }));
        return
        [
            name, $"{slice[0].Sequence} to {slice[^1].Sequence}", Distribution.Format(part.Delays.Median),
            Distribution.Format(part.Delays.Maximum), $"{part.Arrivals.Lost.Count}", $"{part.Late}",
        ];
    }

    /// <summary>The shortest and the longest of every few samples, so that no outlier is left out.</summary>
    private static Sample[] Downsample(Sample[] samples)
    {
        if (samples.Length <= MaxPoints) return samples;
        var few = (int)Math.Ceiling(samples.Length / (MaxPoints / 2.0));
        return [.. samples.Chunk(few).SelectMany(Extremes)];

        static IEnumerable<Sample> Extremes(Sample[] chunk) =>
            new[] { chunk.MinBy(sample => sample.Delay), chunk.MaxBy(sample => sample.Delay) }
                .Distinct().OrderBy(sample => sample.Sequence);
    }
}
