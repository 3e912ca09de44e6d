using System.Text.Json.Nodes;

namespace SocketsLessons.Charts;

public static partial class Chart
{
    private const int PortBins = 20;

    /// <summary>
    /// Which port each connection got, in order, and beside it how the ports spread over the range. Even and
    /// odd ports are told apart, since some systems choose between them with intent.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="ports">The ports in the order in which they were given.</param>
    /// <param name="first">The first port of the range that the system chooses from.</param>
    /// <param name="last">The last port of that range.</param>
    /// <exception cref="ArgumentException">The range is empty, or a number is no port.</exception>
    public static Figure Ports(string title, IReadOnlyList<int> ports, int first, int last)
    {
        if (first < 0 || last > 65535 || first > last) throw new ArgumentException($"{first} to {last} is no range of ports: they go from 0 to 65535.", nameof(first));
        if (ports.Any(port => port is < 0 or > 65535)) throw new ArgumentException($"{ports.First(port => port is < 0 or > 65535)} is no port: they go from 0 to 65535.", nameof(ports));
        var bottom = ports.Append(first).Min();
        var top = ports.Append(last).Max();
        var data = new JsonArray();
        foreach (var parity in Enumerable.Range(0, 2))
        {
            var name = parity == 0 ? "even" : "odd";
            var own = ports.Index().Where(port => port.Item % 2 == parity).ToArray();
            var trace = Points("markers", $"{name} ports ({own.Length})", parity, own.Select(port => port.Index + 1.0), own.Select(port => (double)port.Item));
            if (ports.Count <= 100) trace["marker"]!["size"] = 8;
            data.Draw(trace);
        }

        var width = Math.Max(1, (int)Math.Ceiling((top - bottom + 1) / (double)PortBins));
        var bins = Enumerable.Range(0, (top - bottom) / width + 1)
            .Select(i => (From: bottom + i * width, To: Math.Min(top, bottom + (i + 1) * width - 1)))
            .Select(bin => (bin.From, bin.To, Count: ports.Count(port => port >= bin.From && port <= bin.To))).ToArray();
        if (ports.Count > 0) data.Add(new JsonObject
        {
            ["type"] = "bar",
            ["orientation"] = "h",
            ["name"] = $"connections per {(width == 1 ? "port" : $"{width} ports")}",
            ["x"] = Array(bins.Select(bin => (double)bin.Count)),
            ["y"] = Array(bins.Select(bin => (bin.From + bin.To) / 2.0)),
            ["width"] = Array(bins.Select(bin => bin.To - bin.From + 0.9)),
            ["xaxis"] = "x2",
            ["marker"] = Bars(2),
        });

        var layout = FigureLayout.Create(title, $"{ports.Count} connections; range {first} to {last}, {last - first + 1} ports", "connection number", "local port");
        if (ports.Count > 0)
        {
            layout["xaxis"]!["domain"] = Array([0, 0.7]);
            layout["xaxis2"] = FigureLayout.Axis("connections");
            layout["xaxis2"]!["nticks"] = 4;
            layout["xaxis2"]!["domain"] = Array([0.75, 1]);
            layout["xaxis2"]!["rangemode"] = "tozero";
            var margin = Math.Max(1, (top - bottom) * 0.03);
            layout["yaxis"]!["range"] = Array([bottom - margin, top + margin]);
            // In full: a port is a name, and 35.4k is none.
            layout["yaxis"]!["tickformat"] = "d";
        }

        var nothing = NothingToSee(layout, ports.Count, "connection");
        var words = ports.Count == 0 ? "No connections." : $"{ports.Count} connections on {ports.Distinct().Count()} ports from {ports.Min()} to {ports.Max()}, {ports.Count(port => port % 2 == 0)} of them even; each next port was higher {ports.Zip(ports.Skip(1)).Count(pair => pair.Second > pair.First)} times of {ports.Count - 1}.";
        var table = Cut("Ports in the order of the connections", ["connection", "port", "step from the one before"], [.. ports.Select((port, i) => (IReadOnlyList<string>)[$"{i + 1}", $"{port}", i == 0 ? "" : $"{port - ports[i - 1]}"])]);
        return new Figure(nothing is null ? words : $"{words} {nothing}", data, layout, table);
    }
}
