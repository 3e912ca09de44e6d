using System.Text.Json.Nodes;

namespace SocketsLessons;

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
        if (first > last) throw new ArgumentException($"{first} to {last} is no range of ports: give the first port, then the last.", nameof(first));
        int[] all = [first, last, .. ports];
        var (bottom, top) = (all.Min(), all.Max());
        if (bottom < 0 || top > 65535) throw new ArgumentException($"{(bottom < 0 ? bottom : top)} is no port: they go from 0 to 65535.", nameof(ports));
        var data = new JsonArray();
        for (var parity = 0; parity < 2; parity++)
        {
            var own = ports.Index().Where(port => port.Item % 2 == parity).ToArray();
            data.Draw(Points("markers", $"{(parity == 0 ? "even" : "odd")} ports ({own.Length})", parity, own.Select(port => port.Index + 1.0), Array(own.Select(port => (double)port.Item)), size: ports.Count <= 100 ? 8 : 5));
        }

        var layout = FigureLayout.Create(title, $"{ports.Count} connections; range {first} to {last}, {last - first + 1} ports", "connection number", "local port");
        if (ports.Count > 0)
        {
            var width = (top - bottom) / PortBins + 1;
            var bins = Enumerable.Range(0, (top - bottom) / width + 1).Select(i => bottom + i * width)
                .Select(from => (From: from, To: Math.Min(top, from + width - 1), Count: ports.Count(port => port >= from && port < from + width))).ToArray();
            var bars = Bars($"connections per {(width == 1 ? "port" : $"{width} ports")}", 2, Array(bins.Select(bin => (double)bin.Count)), Array(bins.Select(bin => (bin.From + bin.To) / 2.0)));
            Set(bars, ("orientation", "h"), ("xaxis", "x2"), ("width", Array(bins.Select(bin => bin.To - bin.From + 0.9))));
            data.Add(bars);
            layout["xaxis"]!["domain"] = Array([0, 0.7]);
            layout["xaxis2"] = FigureLayout.Axis("connections");
            Set(layout["xaxis2"], ("nticks", 4), ("domain", Array([0.75, 1])), ("rangemode", "tozero"));
            var margin = Math.Max(1, (top - bottom) * 0.03);
            // In full: a port is a name, and 35.4k is none.
            Set(layout["yaxis"], ("range", Array([bottom - margin, top + margin])), ("tickformat", "d"));
        }

        var steps = ports.Zip(ports.Skip(1)).Select(pair => pair.Second - pair.First).ToArray();
        var altText = ports.Count == 0 ? "No connections." : $"{ports.Count} connections on {ports.Distinct().Count()} ports from {ports.Min()} to {ports.Max()}, {ports.Count(port => port % 2 == 0)} of them even; each next port was higher {steps.Count(step => step > 0)} times of {steps.Length}.";
        var table = Truncate("Ports in the order of the connections", ["connection", "port", "step from the one before"], ports.Select((port, i) => new[] { $"{i + 1}", $"{port}", i == 0 ? "" : Text(steps[i - 1]) }));
        return Build(data, layout, [altText], table, ports.Count, "connection");
    }
}
