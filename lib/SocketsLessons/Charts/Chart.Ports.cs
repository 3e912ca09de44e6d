using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// Which port each connection got, in order. The vertical axis covers the ports that were assigned, so that a slow
    /// rise is visible. Even and odd ports have their own marks, because some systems prefer one of the two.
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
        var sample = $"{ports.Count} connections; the system's range is {first} to {last}";
        var plot = new Plot(title, sample, "connection number", "local port");
        foreach (var (parity, name) in new[] { (0, "even"), (1, "odd") })
        {
            var own = ports.Index().Where(port => port.Item % 2 == parity).ToArray();
            plot.Add(Points(
                "markers", $"{name} ports ({own.Length})", parity, own.Select(port => port.Index + 1.0),
                Array(own.Select(port => (double)port.Item)), size: ports.Count <= 100 ? 8 : 5));
        }

        if (ports.Count > 0)
        {
            var margin = Math.Max(1, (ports.Max() - ports.Min()) * 0.05);
            // In full, because a port is an identifier: not 35.4k.
            plot.Y.Range(ports.Min() - margin, ports.Max() + margin).With("tickformat", "d");
        }

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
}
