using System.Text.Json.Nodes;
using SocketsLessons.Display;
using SocketsLessons.Observing;

namespace SocketsLessons.Charts;

public static partial class Chart
{
    /// <summary>
    /// A bar for the life of each socket, on one clock. A socket that is still open is drawn up to
    /// the moment the chart is made, and its row in the table says so. One that was tracked under several
    /// sides has a bar for each, in one row.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="lifetimes">The recording.</param>
    public static Figure Lifetimes(string title, SocketLifetimes lifetimes)
    {
        var now = lifetimes.Now;
        double Length(SocketLifetime life) => ((life.Closed ?? now) - life.Opened).TotalMilliseconds;
        var all = lifetimes.All;
        var sockets = all.Select(life => life.Socket).Distinct().ToArray();
        var data = new JsonArray();
        foreach (var (series, own) in all.GroupBy(life => life.Side).Index())
        {
            var bars = Bars(own.Key, series, Array(own.Select(Length)), Array(own.Select(life => life.Socket)));
            Set(bars, ("orientation", "h"), ("base", Array(own.Select(life => life.Opened.TotalMilliseconds))));
            data.Add(bars);
        }

        var layout = FigureLayout.Create(title, $"{sockets.Length} sockets, one run", "time since the recording began (ms)", "socket");
        if (all.Count > 0)
        {
            layout["barmode"] = "overlay";
            layout["xaxis"]!["rangemode"] = "tozero";
            Set(layout["yaxis"], ("autorange", "reversed"), ("type", "category"), ("categoryarray", Array(sockets)));
        }

        var table = new Table(
            "Socket lifetimes, in ms since the recording began",
            ["socket", "side", "opened", "closed", "open for"],
            all.Select(life => new[]
            {
                life.Socket, life.Side, Text(life.Opened.TotalMilliseconds),
                life.Closed is { } closed ? Text(closed.TotalMilliseconds) : "still open", Text(Length(life)),
            }));
        string Told(SocketLifetime life) => $"{life.Socket} ({life.Side}), {Text(Length(life))} ms";
        var words = all.Count == 0 ? "No socket was recorded." : $"Longest open: {Told(all.MaxBy(Length)!)}. Shortest: {Told(all.MinBy(Length)!)}.";
        return new Figure(words, data, layout, table);
    }
}
