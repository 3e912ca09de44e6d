using System.Text.Json.Nodes;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// A bar for the life of each socket, on one clock. A socket that is still open is drawn up to
    /// the moment the chart is made, ends in an arrow, and its row in the table says so. One that was tracked under several
    /// sides has a bar for each, in one row.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="lifetimes">The recording.</param>
    /// <param name="of">What a row is, where it is not a socket ("member").</param>
    public static Figure Lifetimes(string title, SocketLifetimes lifetimes, string of = "socket")
    {
        var now = lifetimes.Now;
        // What the notebook did before the first socket is not of interest.
        var start = lifetimes.All.Select(life => life.Opened).DefaultIfEmpty().Min();
        double Length(SocketLifetime life) => ((life.Closed ?? now) - life.Opened).TotalMilliseconds;
        var all = lifetimes.All;
        var sockets = all.Select(life => life.Socket).Distinct().ToArray();
        var data = new JsonArray();
        foreach (var (series, own) in all.GroupBy(life => life.Side).Index())
        {
            var bars = Bars(own.Key, series, Array(own.Select(Length)), Array(own.Select(life => life.Socket)));
            Set(bars, ("orientation", "h"), ("base", Array(own.Select(life => (life.Opened - start).TotalMilliseconds))));
            // The shortest life is a line at least.
            bars["marker"]!["line"] = new JsonObject { ["color"] = Palette.Look(series).Colour, ["width"] = 2 };
            data.Add(bars);
        }

        var open = all.Where(life => life.Closed is null).ToArray();
        if (open.Length > 0)
        {
            var marks = Points("markers", "still open", 0, open.Select(_ => (now - start).TotalMilliseconds), Array(open.Select(life => life.Socket)), "triangle-right", size: 12);
            Set(marks, ("cliponaxis", false));
            Set(marks["marker"], ("color", Palette.Grey));
            data.Add(marks);
        }

        var layout = FigureLayout.Create(title, $"{sockets.Length} {of}s, one run", "time since the first began (ms)", of);
        if (all.Count > 0)
        {
            layout["barmode"] = "overlay";
            layout["xaxis"]!["rangemode"] = "tozero";
            Set(layout["yaxis"], ("autorange", "reversed"), ("type", "category"), ("categoryarray", Array(sockets)));
        }

        var table = new Table(
            "Lifetimes, in ms since the first began",
            [of, "side", "opened", "closed", "open for"],
            all.Select(life => new[]
            {
                life.Socket, life.Side, Text((life.Opened - start).TotalMilliseconds),
                life.Closed is { } closed ? Text((closed - start).TotalMilliseconds) : "still open", Text(Length(life)),
            }));
        string Describe(SocketLifetime life) => $"{life.Socket} ({life.Side}), {Quantity.Number(Length(life))} ms";
        var altText = all.Count == 0 ? $"No {of} was recorded." : $"Longest: {Describe(all.MaxBy(Length)!)}. Shortest: {Describe(all.MinBy(Length)!)}.";
        return new Figure(altText, data, layout, table);
    }
}
