using System.Text.Json.Nodes;
using SocketsLessons.Measuring;

namespace SocketsLessons.Charts;

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
        var longest = arrivals.SelectMany(one => one.Bursts).DefaultIfEmpty(1).Max();
        var lengths = Enumerable.Range(1, longest).ToArray();
        var data = new JsonArray();
        var rows = new List<IReadOnlyList<string>>();
        var lost = arrivals.Sum(one => one.Lost.Count);
        foreach (var (series, one) in arrivals.Index().Where(_ => lost > 0))
        {
            var ticks = Points("markers", $"{one.Name}: lost", series, one.Lost.Take(MostPoints).Select(sequence => (double)sequence), []);
            ticks["y"] = Array(one.Lost.Take(MostPoints).Select(_ => FigureLayout.Plain(one.Name)));
            ticks["xaxis"] = "x2";
            ticks["yaxis"] = "y2";
            ticks["showlegend"] = false;
            ticks["marker"]!["symbol"] = "line-ns-open";
            ticks["marker"]!["size"] = 14;
            data.Draw(ticks);

            var counted = lengths.Select(length => (double)one.Bursts.Count(burst => burst == length)).ToArray();
            var p = one.Loss.Value ?? 0;
            var expected = lengths.Select(length => one.Sent * (1 - p) * (1 - p) * Math.Pow(p, length)).ToArray();
            data.Draw(new JsonObject
            {
                ["type"] = "bar",
                ["name"] = FigureLayout.Plain(one.Name),
                ["x"] = Array(lengths.Select(length => (double)length)),
                ["y"] = Array(counted),
                ["marker"] = Bars(series),
            });
            var line = Points("lines+markers", $"{one.Name}, were its losses independent", series, lengths.Select(length => (double)length).Where((_, i) => expected[i] >= 0.1), expected.Where(bursts => bursts >= 0.1));
            line["marker"]!["symbol"] = $"{Palette.Marker(series)}-open";
            line["marker"]!["size"] = 9;
            data.Draw(line);
            rows.AddRange(lengths.Select((length, i) => (IReadOnlyList<string>)[one.Name, $"{length}", Text(counted[i]), Text(expected[i], "0.0")]).Where(row => row[2] != "0" || row[3] != "0.0"));
        }

        var sample = string.Join("; ", arrivals.Select(one => $"{one.Name}: {one.Lost.Count} of {one.Sent} lost"));
        if (arrivals.Any(one => one.Lost.Count > MostPoints)) sample += $"; above: the first {MostPoints} lost";
        var layout = FigureLayout.Create(title, arrivals.Length == 0 ? "nothing sent" : sample, "length of the burst (messages lost in a row)", "bursts");
        if (lost > 0)
        {
            layout["height"] = 500;
            layout["barmode"] = "group";
            layout["yaxis"]!["domain"] = Array([0, 0.58]);
            // Logarithmic, so that one long burst is seen beside many short ones; from 0.5, so that one is seen.
            var most = arrivals.Max(one => Math.Max(one.Lost.Count, 2));
            Scale(layout["yaxis"]!, 0.5, Math.Max(most, 6));
            layout["yaxis"]!["range"] = Array([Math.Log10(0.5), Math.Log10(most * 1.3)]);
            if (longest <= 20) layout["xaxis"]!["dtick"] = 1;
            layout["xaxis2"] = FigureLayout.Axis("sequence number of the lost message");
            layout["xaxis2"]!["anchor"] = "y2";
            layout["xaxis2"]!["range"] = Array([-0.5, arrivals.Max(one => one.Sent) - 0.5]);
            layout["yaxis2"] = FigureLayout.Axis("");
            layout["yaxis2"]!["domain"] = Array([0.82, 1]);
            layout["yaxis2"]!["type"] = "category";
            layout["yaxis2"]!["anchor"] = "x2";
        }

        var nothing = NothingToSee(layout, lost, "lost message");
        var words = string.Join(" ", arrivals.Select(one => one.Bursts.Count == 0 ? $"{one.Name}: none of {one.Sent} lost." : $"{one.Name}: lost {one.Loss}, in {one.Bursts.Count} bursts, the longest of {one.Bursts.Max()}."));
        var table = Cut("Bursts of loss by length", ["series", "length (messages)", "bursts", "expected of independent loss"], rows);
        return new Figure(nothing is null ? words : $"{words} {nothing}".Trim(), data, layout, table);
    }
}
