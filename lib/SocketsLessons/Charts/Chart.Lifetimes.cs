using System.Text.Json.Nodes;
using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// A bar for the lifetime of each socket, on one clock. An open socket's bar ends now, with an arrow, and its row
    /// in the table says so. A socket that was tracked under several sides has a bar for each, in one row.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="lifetimes">The recording.</param>
    /// <param name="of">What a row is, if not a socket ("member").</param>
    public static Figure Lifetimes(string title, SocketLifetimes lifetimes, string of = "socket")
    {
        var now = lifetimes.Now;
        var all = lifetimes.All;
        // Time before the first socket isn't of interest.
        var start = all.Select(life => life.Opened).DefaultIfEmpty().Min();
        double Length(SocketLifetime life) => ((life.Closed ?? now) - life.Opened).TotalMilliseconds;
        var sockets = all.Select(life => life.Socket).Distinct().ToArray();
        var plot = new Plot(title, $"{sockets.Length} {of}s, one run", "time since the first began (ms)", of);
        foreach (var (series, own) in all.GroupBy(life => life.Side).Index())
        {
            var bars = Bars(own.Key, series, Array(own.Select(Length)), Array(own.Select(life => life.Socket)));
            var offsets = own.Select(life => (life.Opened - start).TotalMilliseconds);
            Set(bars, ("orientation", "h"), ("base", Array(offsets)));
            // The outline keeps the shortest lifetime visible.
            bars["marker"]!["line"] = new JsonObject { ["color"] = Palette.Look(series).Color, ["width"] = 2 };
            plot.Add(bars);
        }

        var open = all.Where(life => life.Closed is null).ToArray();
        var marks = Points(
            "markers", "still open", 0, open.Select(_ => (now - start).TotalMilliseconds),
            Array(open.Select(life => life.Socket)), "triangle-right", size: 12);
        Set(marks, ("cliponaxis", false));
        Set(marks["marker"], ("color", Palette.Gray));
        plot.Add(marks);
        if (all.Count > 0)
        {
            plot.BarMode = "overlay";
            plot.X.FromZero();
            plot.Y.With("autorange", "reversed").With("type", "category").With("categoryarray", Array(sockets));
        }

        var rows = all.Select(life => new[]
        {
            life.Socket, life.Side, Text((life.Opened - start).TotalMilliseconds),
            life.Closed is { } closed ? Text((closed - start).TotalMilliseconds) : "still open", Text(Length(life)),
        });
        var table = new Table(
            "Lifetimes, in ms since the first began", [of, "side", "opened", "closed", "open for"], rows);
        string Describe(SocketLifetime life) => $"{life.Socket} ({life.Side}), {Quantity.Number(Length(life))} ms";
        return plot.Build(
            all.Count == 0
                ? $"No {of} was recorded."
                : $"Longest: {Describe(all.MaxBy(Length)!)}. Shortest: {Describe(all.MinBy(Length)!)}.",
            table);
    }
}
