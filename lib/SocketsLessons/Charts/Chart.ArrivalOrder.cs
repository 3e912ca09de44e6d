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
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (series, one) in arrivals.Index())
        {
            var outOfOrder = one.OutOfOrder.ToHashSet();
            var seen = new HashSet<int>();
            var all = one.Sequences.Select((sequence, i) =>
            {
                var how = !seen.Add(sequence) ? "duplicate" : outOfOrder.Contains(sequence) ? "out of order" : "in order";
                return (Number: i + 1.0, Sequence: (double)sequence, How: how);
            }).ToArray();
            rows.AddRange(all.Select(arrival => (IReadOnlyList<string>)[one.Name, Text(arrival.Number), Text(arrival.Sequence), arrival.How]));
            rows.AddRange(one.Lost.Select(sequence => (IReadOnlyList<string>)[one.Name, "never", $"{sequence}", "lost"]));

            var drawn = all.Take(MostPoints).ToArray();
            var path = Points("lines+markers", one.Name, series, drawn.Select(arrival => arrival.Number), drawn.Select(arrival => arrival.Sequence));
            path["line"]!["width"] = 1;
            data.Draw(path);
            Mark("out of order", "circle-open", drawn.Where(arrival => arrival.How == "out of order").Select(arrival => (arrival.Number, arrival.Sequence)));
            Mark("duplicate", "square-open", drawn.Where(arrival => arrival.How == "duplicate").Select(arrival => (arrival.Number, arrival.Sequence)));
            Mark("lost", "x-thin-open", one.Lost.Take(MostPoints).Select(sequence => (0.0, (double)sequence)));

            void Mark(string what, string symbol, IEnumerable<(double X, double Y)> points)
            {
                var marked = points.ToArray();
                if (marked.Length == 0) return;
                var trace = Points("markers", $"{one.Name}: {what}", series, marked.Select(point => point.X), marked.Select(point => point.Y));
                trace["marker"]!["symbol"] = symbol;
                trace["marker"]!["size"] = 11;
                trace["marker"]!["line"] = new JsonObject { ["width"] = 2, ["color"] = Palette.Colour(series) };
                data.Draw(trace);
            }
        }

        var sample = string.Join("; ", arrivals.Select(one => $"{one.Name}: {one.Sent} sent, {one.Received} received"));
        if (arrivals.Any(one => one.Sequences.Count > MostPoints)) sample += $"; drawn: the first {MostPoints} arrivals";
        var layout = FigureLayout.Create(title, arrivals.Length == 0 ? "nothing sent" : sample, "order of arrival (at 0: never arrived)", "sequence number");
        var nothing = NothingToSee(layout, arrivals.Sum(one => one.Sent), "message");
        var words = string.Join(" ", arrivals.Select(one => $"{one.Name}: of {one.Sent} sent, {one.Lost.Count} lost, {one.OutOfOrder.Count} out of order, {one.Duplicates} duplicates."));
        var table = Cut("Arrivals in their order", ["series", "arrival", "sequence number", "how"], rows);
        return new Figure(nothing is null ? words : $"{words} {nothing}".Trim(), data, layout, table);
    }
}
