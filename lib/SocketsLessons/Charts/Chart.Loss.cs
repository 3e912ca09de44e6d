using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// Above, which messages were lost; below, how many bursts of each length that makes, beside what
    /// independent loss of the same ratio would make: with n messages and loss p, about n (1 − p)² pᵏ
    /// bursts of length k.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="arrivals">What arrived, each a series under its own name.</param>
    public static Figure Loss(string title, params Arrivals[] arrivals)
    {
        var longest = arrivals.SelectMany(stream => stream.Bursts).DefaultIfEmpty(1).Max();
        double[] lengths = [.. Enumerable.Range(1, longest)];
        var data = new JsonArray();
        var rows = new List<string[]>();
        var lost = arrivals.Sum(stream => stream.Lost.Count);
        foreach (var (series, stream) in arrivals.Index().Where(_ => lost > 0))
        {
            var drawn = stream.Lost.Take(MaxPoints).ToArray();
            var strip = Points("markers", $"{stream.Name}: lost", series, drawn.Select(sequence => (double)sequence), Array(drawn.Select(_ => stream.Name)), "line-ns-open", 14);
            Set(strip, ("xaxis", "x2"), ("yaxis", "y2"), ("showlegend", false));
            data.Draw(strip);

            var p = stream.Loss.Value ?? 0;
            var bursts = lengths.Select(length => (Length: length, Counted: stream.Bursts.Count(burst => burst == length), Expected: stream.Sent * (1 - p) * (1 - p) * Math.Pow(p, length))).ToArray();
            data.Draw(Bars(stream.Name, series, Array(lengths), Array(bursts.Select(burst => (double)burst.Counted))));
            var likely = bursts.Where(burst => burst.Expected >= 0.1).ToArray();
            data.Draw(Points("markers", $"{stream.Name}: expected if independent", series, likely.Select(burst => burst.Length), Array(likely.Select(burst => burst.Expected)), $"{Palette.Look(series).Marker}-open", 9));
            rows.AddRange(bursts.Select(burst => new[] { stream.Name, $"{burst.Length}", $"{burst.Counted}", Text(burst.Expected, "0.0") }).Where(row => row[2] != "0" || row[3] != "0.0"));
        }

        var sample = string.Join("; ", arrivals.Select(stream => $"{stream.Name}: {stream.Lost.Count} of {stream.Sent} lost").DefaultIfEmpty("nothing sent"));
        if (arrivals.Any(stream => stream.Lost.Count > MaxPoints)) sample += $"; above: the first {MaxPoints} lost";
        var layout = FigureLayout.Create(title, sample, "length of the burst (messages lost in a row)", "bursts");
        if (lost > 0)
        {
            Set(layout, ("height", 500), ("barmode", "group"), ("xaxis2", FigureLayout.Axis("sequence number of the lost message")), ("yaxis2", FigureLayout.Axis("")));
            // Logarithmic, so that one long burst is seen beside many short ones; from 0.5, so that one is seen.
            var most = arrivals.Max(stream => Math.Max(stream.Lost.Count, 2));
            Scale(layout["yaxis"]!, [0.5, Math.Max(most, 6)]);
            Set(layout["yaxis"], ("domain", Array([0, 0.58])), ("range", Array([Math.Log10(0.5), Math.Log10(most * 1.3)])));
            if (longest <= 20) layout["xaxis"]!["dtick"] = 1;
            Set(layout["xaxis2"], ("anchor", "y2"), ("range", Array([-0.5, arrivals.Max(stream => stream.Sent) - 0.5])));
            Set(layout["yaxis2"], ("anchor", "x2"), ("domain", Array([0.82, 1])), ("type", "category"));
        }

        var altText = arrivals.Select(stream => stream.Bursts.Count == 0 ? $"{stream.Name}: none of {stream.Sent} lost." : $"{stream.Name}: lost {stream.Loss}, in {stream.Bursts.Count} bursts, the longest of {stream.Bursts.Max()}.");
        return Build(data, layout, altText, Truncate("Bursts of loss by length", ["series", "length (messages)", "bursts", "expected of independent loss"], rows), lost, "lost message");
    }
}
