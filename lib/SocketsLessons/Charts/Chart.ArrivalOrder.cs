using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// The order of sending against the order of arrival: a straight line where order is kept. What came
    /// out of order or twice is marked; what was lost stands at the left edge, where nothing arrives.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="arrivals">What arrived, each a series under its own name.</param>
    public static Figure ArrivalOrder(string title, params Arrivals[] arrivals)
    {
        var data = new JsonArray();
        var rows = new List<string[]>();
        foreach (var (series, stream) in arrivals.Index())
        {
            var outOfOrder = stream.OutOfOrder.ToHashSet();
            var seen = new HashSet<int>();
            string How(int sequence) => !seen.Add(sequence) ? "duplicate" : outOfOrder.Contains(sequence) ? "out of order" : "in order";
            var all = stream.Sequences.Select((sequence, i) => (Number: i + 1, Sequence: sequence, How: How(sequence))).ToArray();
            var lost = stream.Lost.Select(sequence => (Number: 0, Sequence: sequence, How: "lost")).ToArray();
            rows.AddRange(all.Concat(lost).Select(arrival => new[] { stream.Name, arrival.Number == 0 ? "never" : $"{arrival.Number}", $"{arrival.Sequence}", arrival.How }));

            void Add(string mode, string name, IEnumerable<(int Number, int Sequence, string How)> some, string? symbol = null)
            {
                var points = some.ToArray();
                var trace = Points(mode, name, series, points.Select(point => (double)point.Number), Array(points.Select(point => (double)point.Sequence)), symbol, symbol is null ? 5 : 11);
                Set(symbol is null ? trace["line"] : trace["marker"]!["line"] = new JsonObject { ["color"] = Palette.Look(series).Colour }, ("width", symbol is null ? 1 : 2));
                data.Draw(trace);
            }

            var drawn = all.Take(MaxPoints).ToArray();
            Add("lines+markers", stream.Name, drawn);
            Add("markers", $"{stream.Name}: out of order", drawn.Where(arrival => arrival.How == "out of order"), "circle-open");
            Add("markers", $"{stream.Name}: duplicate", drawn.Where(arrival => arrival.How == "duplicate"), "square-open");
            Add("markers", $"{stream.Name}: lost", lost.Take(MaxPoints), "x-thin-open");
        }

        var sample = string.Join("; ", arrivals.Select(stream => $"{stream.Name}: {stream.Sent} sent, {stream.Received} received{(stream.Duplicates > 0 ? $", {stream.Duplicates} copies more" : "")}").DefaultIfEmpty("nothing sent"));
        if (arrivals.Any(stream => Math.Max(stream.Sequences.Count, stream.Lost.Count) > MaxPoints)) sample += $"; drawn: the first {MaxPoints} of a kind";
        var layout = FigureLayout.Create(title, sample, "order of arrival (at 0: never arrived)", "sequence number");
        var altText = arrivals.Select(stream => $"{stream.Name}: of {stream.Sent} sent, {stream.Lost.Count} lost, {stream.OutOfOrder.Count} out of order, {stream.Duplicates} duplicates.");
        var table = Truncate("Arrivals in their order", ["series", "arrival", "sequence number", "how"], rows);
        return Build(data, layout, altText, table, arrivals.Sum(stream => stream.Sent), "message");
    }
}
