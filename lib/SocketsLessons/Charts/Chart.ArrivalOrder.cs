using System.Text.Json.Nodes;
using SocketsLessons.Measuring;

namespace SocketsLessons.Charts;

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
        foreach (var (series, one) in arrivals.Index())
        {
            var outOfOrder = one.OutOfOrder.ToHashSet();
            var seen = new HashSet<int>();
            string How(int sequence) => !seen.Add(sequence) ? "duplicate" : outOfOrder.Contains(sequence) ? "out of order" : "in order";
            var all = one.Sequences.Select((sequence, i) => (Number: i + 1, Sequence: sequence, How: How(sequence))).ToArray();
            var lost = one.Lost.Select(sequence => (Number: 0, Sequence: sequence, How: "lost")).ToArray();
            rows.AddRange(all.Concat(lost).Select(arrival => new[] { one.Name, arrival.Number == 0 ? "never" : $"{arrival.Number}", $"{arrival.Sequence}", arrival.How }));

            void Add(string mode, string name, IEnumerable<(int Number, int Sequence, string How)> some, string? symbol = null)
            {
                var points = some.ToArray();
                var trace = Points(mode, name, series, points.Select(point => (double)point.Number), Array(points.Select(point => (double)point.Sequence)), symbol, symbol is null ? 5 : 11);
                Set(symbol is null ? trace["line"] : trace["marker"]!["line"] = new JsonObject { ["color"] = Palette.Look(series).Colour }, ("width", symbol is null ? 1 : 2));
                data.Draw(trace);
            }

            var drawn = all.Take(MostPoints).ToArray();
            Add("lines+markers", one.Name, drawn);
            Add("markers", $"{one.Name}: out of order", drawn.Where(arrival => arrival.How == "out of order"), "circle-open");
            Add("markers", $"{one.Name}: duplicate", drawn.Where(arrival => arrival.How == "duplicate"), "square-open");
            Add("markers", $"{one.Name}: lost", lost.Take(MostPoints), "x-thin-open");
        }

        var sample = string.Join("; ", arrivals.Select(one => $"{one.Name}: {one.Sent} sent, {one.Received} received{(one.Duplicates > 0 ? $", {one.Duplicates} copies more" : "")}").DefaultIfEmpty("nothing sent"));
        if (arrivals.Any(one => Math.Max(one.Sequences.Count, one.Lost.Count) > MostPoints)) sample += $"; drawn: the first {MostPoints} of a kind";
        var layout = FigureLayout.Create(title, sample, "order of arrival (at 0: never arrived)", "sequence number");
        var words = arrivals.Select(one => $"{one.Name}: of {one.Sent} sent, {one.Lost.Count} lost, {one.OutOfOrder.Count} out of order, {one.Duplicates} duplicates.");
        var table = Cut("Arrivals in their order", ["series", "arrival", "sequence number", "how"], rows);
        return Finish(data, layout, words, table, arrivals.Sum(one => one.Sent), "message");
    }
}
