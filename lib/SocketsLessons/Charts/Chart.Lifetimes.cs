using System.Text.Json.Nodes;
using SocketsLessons.Display;
using SocketsLessons.Observing;

namespace SocketsLessons.Charts;

public static partial class Chart
{
    /// <summary>
    /// A bar for the life of each socket, on one clock. A socket that is still open is drawn up to
    /// the moment the chart is made, and its row in the table says so.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="lifetimes">The recording.</param>
    public static Figure Lifetimes(string title, SocketLifetimes lifetimes)
    {
        var now = lifetimes.Now;
        var all = lifetimes.All;
        var data = new JsonArray();
        var sides = all.Select(life => life.Side).Distinct().ToArray();
        foreach (var (series, side) in sides.Index())
        {
            var own = all.Where(life => life.Side == side).ToArray();
            data.Add(new JsonObject
            {
                ["type"] = "bar",
                ["orientation"] = "h",
                ["name"] = FigureLayout.Plain(side),
                ["y"] = Array(own.Select(life => FigureLayout.Plain(life.Socket))),
                ["base"] = Array(own.Select(life => life.Opened.TotalMilliseconds)),
                ["x"] = Array(own.Select(life => Length(life, now).TotalMilliseconds)),
                ["marker"] = Bars(series),
            });
        }

        var layout = FigureLayout.Create(title, $"{all.Count} sockets, one run", "time since the recording began (ms)", "socket");
        if (all.Count > 0)
        {
            layout["barmode"] = "overlay";
            layout["xaxis"]!["rangemode"] = "tozero";
            layout["yaxis"]!["autorange"] = "reversed";
            layout["yaxis"]!["type"] = "category";
            layout["yaxis"]!["categoryarray"] = Array(all.Select(life => FigureLayout.Plain(life.Socket)));
        }

        var table = new Table(
            "Socket lifetimes, in ms since the recording began",
            ["socket", "side", "opened", "closed", "open for"],
            all.Select(life => (IReadOnlyList<string>)
            [
                life.Socket, life.Side, Text(life.Opened.TotalMilliseconds),
                life.Closed is { } closed ? Text(closed.TotalMilliseconds) : "still open",
                Text(Length(life, now).TotalMilliseconds),
            ]));
        return new Figure(Words(all, now), data, layout, table);
    }

    private static string Words(IReadOnlyList<SocketLifetime> all, TimeSpan now)
    {
        if (all.Count == 0) return "No socket was recorded.";
        var longest = all.MaxBy(life => Length(life, now))!;
        var shortest = all.MinBy(life => Length(life, now))!;
        return $"Longest open: {longest.Socket} ({longest.Side}), {Text(Length(longest, now).TotalMilliseconds)} ms. "
            + $"Shortest: {shortest.Socket} ({shortest.Side}), {Text(Length(shortest, now).TotalMilliseconds)} ms.";
    }

    private static TimeSpan Length(SocketLifetime life, TimeSpan now) => (life.Closed ?? now) - life.Opened;
}
