using System.Text.Json.Nodes;
using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// The order of sending against the order of arrival: a straight line if the order is kept. Messages out of order
    /// and duplicates are marked; lost ones are at the left edge, where nothing arrives.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="arrivals">What arrived; each is a series under its own name.</param>
    public static Figure ArrivalOrder(string title, params Arrivals[] arrivals)
    {
        var counts = arrivals.Select(stream =>
        {
            var copies = stream.Duplicates > 0 ? $", {stream.Duplicates} copies more" : "";
            return $"{stream.Name}: {stream.Sent} sent, {stream.Received} received{copies}";
        });
        var truncated = arrivals.Any(stream => Math.Max(stream.Sequences.Count, stream.Lost.Count) > MaxPoints);
        var sample = Joined(counts, "nothing sent") + (truncated ? $"; drawn: the first {MaxPoints} of a kind" : "");
        var plot = new Plot(title, sample, "order of arrival (at 0: never arrived)", "sequence number");
        var rows = new List<string[]>();
        foreach (var (series, stream) in arrivals.Index())
        {
            var arrived = Arrived(stream);
            var lost = stream.Lost.Select(sequence => (Number: 0, Sequence: sequence, How: "lost")).ToArray();
            rows.AddRange(arrived.Concat(lost).Select(arrival => new[]
            {
                stream.Name, arrival.Number == 0 ? "never" : $"{arrival.Number}", $"{arrival.Sequence}", arrival.How,
            }));

            var drawn = arrived.Take(MaxPoints).ToArray();
            Draw(plot, series, stream.Name, drawn);
            foreach (var (how, symbol) in new[] { ("out of order", "circle-open"), ("duplicate", "square-open") })
                Draw(plot, series, $"{stream.Name}: {how}", drawn.Where(arrival => arrival.How == how), symbol);
            Draw(plot, series, $"{stream.Name}: lost", lost.Take(MaxPoints), "x-thin-open");
        }

        var sentences = arrivals.Select(stream => $"{stream.Name}: of {stream.Sent} sent, {stream.Lost.Count} lost, "
            + $"{stream.OutOfOrder.Count} out of order, {stream.Duplicates} duplicates.");
        var table = Truncate("Arrivals in their order", ["series", "arrival", "sequence number", "how"], rows);
        return plot.Build(sentences, table, arrivals.Sum(stream => stream.Sent), "message");
    }

    private static (int Number, int Sequence, string How)[] Arrived(Arrivals stream)
    {
        var outOfOrder = stream.OutOfOrder.ToHashSet();
        var seen = new HashSet<int>();
        string How(int sequence) =>
            !seen.Add(sequence) ? "duplicate" : outOfOrder.Contains(sequence) ? "out of order" : "in order";
        return [.. stream.Sequences.Select((sequence, i) => (i + 1, sequence, How(sequence)))];
    }

    /// <summary>Draws arrivals: marked with a symbol, or as a line without one.</summary>
    private static void Draw(
        Plot plot, int series, string name, IEnumerable<(int Number, int Sequence, string How)> arrivals,
        string? symbol = null)
    {
        var points = arrivals.ToArray();
        var trace = Points(
            symbol is null ? "lines+markers" : "markers", name, series, points.Select(point => (double)point.Number),
            Array(points.Select(point => (double)point.Sequence)), symbol, symbol is null ? 5 : 11);
        if (symbol is null) trace["line"]!["width"] = 1;
        else trace["marker"]!["line"] = new JsonObject { ["color"] = Palette.Look(series).Color, ["width"] = 2 };
        plot.Add(trace);
    }
}
