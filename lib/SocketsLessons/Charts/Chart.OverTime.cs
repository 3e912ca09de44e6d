using System.Text.Json.Nodes;
using SocketsLessons.Display;
using SocketsLessons.Measuring;

namespace SocketsLessons.Charts;

public static partial class Chart
{
    private const int MostPoints = 2000;
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
        var strip = runs.Any(run => run.Samples.Any(sample => sample.Fate != Fate.Arrived));
        foreach (var (series, run) in runs.Index())
        {
            var points = Thin([.. run.Samples.Where(sample => sample.Delay != null)]);
            var trace = Points("markers", run.Name, series, points.Select(sample => sample.Due.TotalSeconds), points.Select(sample => sample.Delay!.Value.Ticks * perTick));
            if (points.Length > 300) trace["marker"]!["size"] = 4;
            data.Draw(trace);
            foreach (var fate in new[] { Fate.Lost, Fate.Late })
            {
                var missing = run.Samples.Where(sample => sample.Fate == fate).Take(MostPoints).ToArray();
                var marks = Points("markers", $"{run.Name}: {Count(run, fate)} {Word(fate)}", series, missing.Select(sample => sample.Due.TotalSeconds), []);
                marks["y"] = Array(missing.Select(_ => Word(fate)));
                if (delays.Length > 0) marks["yaxis"] = "y2";
                marks["marker"]!["symbol"] = "line-ns-open";
                marks["marker"]!["size"] = 10;
                data.Draw(marks);
            }
        }

        var what = string.Join(" and ", runs.Select(run => run.Quantity).Distinct());
        var sizes = string.Join("; ", runs.Select(run => $"{run.Name}: {run.Delays.Count} of {run.Samples.Count} arrived in time"));
        var thinned = runs.Any(run => run.Delays.Count > MostPoints) ? "; drawn: the shortest and longest of each few" : "";
        var layout = FigureLayout.Create(title, runs.Length == 0 ? "no runs" : sizes + thinned, "time since the first message was due (s)", $"{(runs.Length == 0 ? "delay" : what)} ({unit})");
        ScaleTimes(layout["yaxis"]!, what, delays, perTick);
        if (strip)
        {
            var axis = FigureLayout.Axis(delays.Length > 0 ? "" : "what became of them");
            axis["type"] = "category";
            axis["categoryorder"] = "array";
            axis["categoryarray"] = Array([Word(Fate.Late), Word(Fate.Lost)]);
            axis["range"] = Array([-0.6, 1.6]);
            axis["dtick"] = 1;
            // Where nothing arrived in time, the strip is all there is.
            layout[delays.Length > 0 ? "yaxis2" : "yaxis"] = axis;
            if (delays.Length > 0)
            {
                axis["domain"] = Array([0, 0.2]);
                axis["tickfont"] = new JsonObject { ["size"] = 11 };
                layout["height"] = 450;
                layout["yaxis"]!["domain"] = Array([0.27, 1]);
                layout["xaxis"]!["anchor"] = "y2";
            }
        }

        var nothing = NothingToSee(layout, runs.Sum(run => run.Samples.Count), "message");
        var words = runs.Select(run => $"{run.Name}: median {Distribution.Words(run.Delays.Median)}, longest {Distribution.Words(run.Delays.Maximum)}, {run.Arrivals.Lost.Count} lost, {run.Late} late of {run.Samples.Count}.");
        return new Figure(string.Join(" ", [.. words, .. nothing is null ? System.Array.Empty<string>() : [nothing]]), data, layout, OverTimeTable(runs));
    }

    private static string Word(Fate fate) => fate == Fate.Lost ? "lost" : "late";

    private static int Count(ProbeRun run, Fate fate) => run.Samples.Count(sample => sample.Fate == fate);

    /// <summary>Of each few samples the shortest and the longest, so that no outlier is left out.</summary>
    private static Sample[] Thin(Sample[] samples)
    {
        if (samples.Length <= MostPoints) return samples;
        var few = (int)Math.Ceiling(samples.Length / (MostPoints / 2.0));
        return [.. samples.Chunk(few).SelectMany(chunk => new[] { chunk.MinBy(sample => sample.Delay), chunk.MaxBy(sample => sample.Delay) }.Distinct().OrderBy(sample => sample.Sequence))];
    }

    private static Table OverTimeTable(ProbeRun[] runs) => new(
        $"Delays over time, in up to {Slices} slices of each run",
        ["run", "messages", "median", "longest", "lost", "late"],
        runs.SelectMany(run => run.Samples.Chunk(Math.Max(1, (run.Samples.Count + Slices - 1) / Slices)).Select(slice =>
        {
            var delays = new Distribution("", slice.Where(sample => sample.Delay != null).Select(sample => sample.Delay!.Value));
            return (IReadOnlyList<string>)
            [
                run.Name, $"{slice[0].Sequence} to {slice[^1].Sequence}", delays.Count == 0 ? "none arrived" : Distribution.Words(delays.Median),
                delays.Count == 0 ? "none arrived" : Distribution.Words(delays.Maximum),
                $"{slice.Count(sample => sample.Fate == Fate.Lost)}", $"{slice.Count(sample => sample.Fate == Fate.Late)}",
            ];
        })));
}
