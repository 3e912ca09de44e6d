using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    private const int PortBins = 20;

    /// <summary>
    /// Which port each connection got, in order, and beside it how the ports are spread over the range. Even and odd
    /// ports have their own marks, because some systems prefer one of the two.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="ports">The ports, in the order in which the system assigned them.</param>
    /// <param name="first">The first port of the range that the system chooses from.</param>
    /// <param name="last">The last port of that range.</param>
    /// <exception cref="ArgumentException">The range is empty, or a number isn't a port.</exception>
    public static Figure Ports(string title, IReadOnlyList<int> ports, int first, int last)
    {
        if (first > last)
            throw new ArgumentException(
                $"{first} to {last} is no range of ports: give the first port, then the last.", nameof(first));
        int[] all = [first, last, .. ports];
        var (bottom, top) = (all.Min(), all.Max());
        if (bottom < 0 || top > 65535)
            throw new ArgumentException(
                $"{(bottom < 0 ? bottom : top)} is no port: they go from 0 to 65535.", nameof(ports));
        var sample = $"{ports.Count} connections; range {first} to {last}, {last - first + 1} ports";
        var plot = new Plot(title, sample, "connection number", "local port");
        foreach (var (parity, name) in new[] { (0, "even"), (1, "odd") })
        {
            var own = ports.Index().Where(port => port.Item % 2 == parity).ToArray();
            plot.Add(Points(
                "markers", $"{name} ports ({own.Length})", parity, own.Select(port => port.Index + 1.0),
                Array(own.Select(port => (double)port.Item)), size: ports.Count <= 100 ? 8 : 5));
        }

        if (ports.Count > 0) AddPortCounts(plot, ports, bottom, top);
        var steps = ports.Zip(ports.Skip(1)).Select(pair => pair.Second - pair.First).ToArray();
        var altText = ports.Count == 0 ? "No connections."
            : $"{ports.Count} connections on {ports.Distinct().Count()} ports from {ports.Min()} to {ports.Max()}, "
                + $"{ports.Count(port => port % 2 == 0)} of them even; each next port was higher "
                + $"{steps.Count(step => step > 0)} times of {steps.Length}.";
        var rows = ports.Select((port, i) => new[] { $"{i + 1}", $"{port}", i == 0 ? "" : Text(steps[i - 1]) });
        var table = Truncate(
            "Ports in the order of the connections", ["connection", "port", "step from the one before"], rows);
        return plot.Build([altText], table, ports.Count, "connection");
    }

    /// <summary>The panel beside the ports: how many connections fall into each part of the range.</summary>
    private static void AddPortCounts(Plot plot, IReadOnlyList<int> ports, int bottom, int top)
    {
        var width = (top - bottom) / PortBins + 1;
        var bins = Enumerable.Range(0, (top - bottom) / width + 1).Select(i => bottom + i * width).Select(from => (
            From: from,
            To: Math.Min(top, from + width - 1),
            Count: ports.Count(port => port >= from && port < from + width))).ToArray();
        var bars = Bars(
            $"connections per {(width == 1 ? "port" : $"{width} ports")}", 2,
            Array(bins.Select(bin => (double)bin.Count)), Array(bins.Select(bin => (bin.From + bin.To) / 2.0)));
        Set(bars, ("orientation", "h"), ("width", Array(bins.Select(bin => bin.To - bin.From + 0.9))));
        plot.Add(Plot.OnSecond(bars, y: false));
        plot.X.Domain(0, 0.7);
        plot.NewX2("connections").Domain(0.75, 1).FromZero().With("nticks", 4);
        var margin = Math.Max(1, (top - bottom) * 0.03);
        // In full, because a port is an identifier: not 35.4k.
        plot.Y.Range(bottom - margin, top + margin).With("tickformat", "d");
    }
}
