using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    private const int Slices = 20;

    /// <summary>
    /// The delay of every message over time, with the lost and the late ones marked on a strip below. Of
    /// a long run, the shortest and the longest of each few messages are drawn, and the chart says so.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="runs">The runs, each a series under its own name.</param>
    public static Figure OverTime(string title, params ProbeRun[] runs)
    {
        var delays = runs.SelectMany(run => run.Delays.Sorted).ToArray();
        var (unit, perTick) = Unit(delays);
        var data = new JsonArray();
        foreach (var (series, run) in runs.Index())
        {
            var points = Downsample([.. run.Samples.Where(sample => sample.Delay != null)]);
            data.Draw(Points("markers", run.Name, series, points.Select(sample => sample.Due.TotalSeconds), Array(points.Select(sample => sample.Delay!.Value.Ticks * perTick)), size: points.Length > 300 ? 4 : points.Length > 100 ? 5 : 7));
            foreach (var status in new[] { DeliveryStatus.Lost, DeliveryStatus.Late })
            {
                var missing = run.Samples.Where(sample => sample.Status == status).ToArray();
                // Of very many, evenly chosen ones: a strip can show no more.
                var drawn = missing.Where((_, i) => i % (missing.Length / MaxPoints + 1) == 0).ToArray();
                var marks = Points("markers", $"{run.Name}: {missing.Length} {Word(status)}", series, drawn.Select(sample => sample.Due.TotalSeconds), Array(drawn.Select(_ => Word(status))), "line-ns-open", 10);
                if (delays.Length > 0) marks["yaxis"] = "y2";
                data.Draw(marks);
            }
        }

        var what = string.Join(" and ", runs.Select(run => run.Metric).Distinct().DefaultIfEmpty("delay"));
        var sizes = string.Join("; ", runs.Select(run => $"{run.Name}: {run.Delays.Count} of {run.Samples.Count} arrived in time").DefaultIfEmpty("no runs"));
        var thinned = runs.Any(run => run.Delays.Count > MaxPoints) ? "; of every few neighbours only the shortest and the longest are drawn" : "";
        var layout = FigureLayout.Create(title, sizes + thinned, "time since the first message was due (s)", $"{what} ({unit})");
        ScaleTimes(layout["yaxis"]!, what, delays, perTick);
        if (runs.Any(run => run.Delays.Count < run.Samples.Count))
        {
            var strip = FigureLayout.Axis(delays.Length > 0 ? "" : "what became of them");
            Set(strip, ("type", "category"), ("categoryorder", "array"), ("categoryarray", Array([Word(DeliveryStatus.Late), Word(DeliveryStatus.Lost)])), ("range", Array([-0.6, 1.6])), ("dtick", 1));
            // Where nothing arrived in time, the strip is all there is.
            layout[delays.Length > 0 ? "yaxis2" : "yaxis"] = strip;
            if (delays.Length > 0)
            {
                Set(strip, ("domain", Array([0, 0.2])), ("tickfont", new JsonObject { ["size"] = 11 }));
                layout["height"] = 450;
                layout["yaxis"]!["domain"] = Array([0.27, 1]);
                layout["xaxis"]!["anchor"] = "y2";
            }
        }

        var altText = runs.Select(run => $"{run.Name}: median {Distribution.Format(run.Delays.Median)}, longest {Distribution.Format(run.Delays.Maximum)}, {run.Arrivals.Lost.Count} lost, {run.Late} late of {run.Samples.Count}.");
        var table = new Table(
            $"Delays over time, in up to {Slices} slices of each run",
            ["run", "messages", "median", "longest", "lost", "late"],
            runs.SelectMany(run => run.Samples.Chunk(Math.Max(1, (run.Samples.Count + Slices - 1) / Slices)).Select(slice => Row(run.Name, slice))));
        return Build(data, layout, altText, table, runs.Sum(run => run.Samples.Count), "message");
    }

    private static string Word(DeliveryStatus status) => status == DeliveryStatus.Lost ? "lost" : "late";

    private static string[] Row(string name, Sample[] slice)
    {
        var part = new ProbeRun(name, slice.Select((sample, i) => sample with { Sequence = i }));
        return [name, $"{slice[0].Sequence} to {slice[^1].Sequence}", Distribution.Format(part.Delays.Median), Distribution.Format(part.Delays.Maximum), $"{part.Arrivals.Lost.Count}", $"{part.Late}"];
    }

    /// <summary>Of each few samples the shortest and the longest, so that no outlier is left out.</summary>
    private static Sample[] Downsample(Sample[] samples)
    {
        if (samples.Length <= MaxPoints) return samples;
        var few = (int)Math.Ceiling(samples.Length / (MaxPoints / 2.0));
        return [.. samples.Chunk(few).SelectMany(chunk => new[] { chunk.MinBy(sample => sample.Delay), chunk.MaxBy(sample => sample.Delay) }.Distinct().OrderBy(sample => sample.Sequence))];
    }
}
