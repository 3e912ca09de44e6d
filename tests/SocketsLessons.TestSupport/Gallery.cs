namespace SocketsLessons.TestSupport;

/// <summary>Every chart that the library makes, on usual, on no, on little and on awkward data.</summary>
internal static class Gallery
{
    public static IReadOnlyList<(string Name, Figure Figure)> All { get; } =
    [
        .. Usual, .. Empty, .. Single, .. Awkward,
    ];

    public static IEnumerable<(string Name, Figure Figure)> Usual
    {
        get
        {
            var tcp = Run("TCP", 1000, 13, lossRatio: 0, seed: 1);
            var udp = Run("UDP", 1000, 11, lossRatio: 0.03, seed: 2);
            var far = Run("satellite", 400, 600_000, lossRatio: 0.01, seed: 3);
            yield return ("over-time", Chart.OverTime("A few round trips take far longer than the rest", tcp, udp));
            yield return ("over-time-one-run", Chart.OverTime("Nothing is lost on loopback", tcp));
            yield return (
                "over-time-long", Chart.OverTime("A long run keeps its outliers", Run("UDP", 50_000, 11, 0.001, 4)));
            yield return ("histogram", Chart.Histogram("UDP is a little faster than TCP", tcp.Delays, udp.Delays));
            yield return (
                "histogram-wide", Chart.Histogram("Distance costs more than anything else", udp.Delays, far.Delays));
            yield return ("cumulative", Chart.Cumulative("Most are alike up to p99", tcp.Delays, udp.Delays));
            yield return (
                "cumulative-wide",
                Chart.Cumulative(
                    "The tail is where they differ", tcp.Delays, far.Delays, Run("many", 40_000, 15, 0, 5).Delays));
            yield return ("arrival-order", Chart.ArrivalOrder(
                "UDP loses, repeats and reorders; TCP does not",
                new Arrivals("TCP", 40, Enumerable.Range(0, 40)),
                new Arrivals(
                    "UDP", 40,
                    [0, 1, 2, 4, 5, 3, 6, 7, 7, 9, 10, 11, 12, 13, 16, 14, 17, 18, 19, 20, 21, 25, 24, 26, 27, 28, 29,
                    30, 31, 32, 32, 33, 35, 36, 37, 38, 39])));
            yield return (
                "loss",
                Chart.Loss("The same loss, alone or in bursts", Independent(2000, 0.05, 6), Bursty(2000, 0.05, 5, 7)));
            yield return (
                "ports",
                Chart.Ports(
                    "Each connection gets the next even port or so",
                    [.. Enumerable.Range(0, 300)
                        .Select(i => 35_422 + i * 8 + new Random(i).Next(0, 3) * 2)], 32768, 60999));
            var random = new Random(8);
            yield return (
                "ports-random",
                Chart.Ports(
                    "UDP ports come in no order",
                    [.. Enumerable.Range(0, 1000).Select(_ => random.Next(32768, 61000))], 32768, 60999));
            yield return (
                "ports-few",
                Chart.Ports(
                    "Ten ports are soon used up",
                    [40003, 40000, 40009, 40001, 40005, 40002, 40004, 40008, 40006, 40007], 40000, 40009));
            double[] windows = [1, 2, 4, 8, 16, 32, 64];
            yield return ("throughput-window", Chart.Throughput(
                "A window beyond the bandwidth-delay product gains nothing", "3 runs of 1 s at each point",
                "window (datagrams)", "goodput (kB/s)",
                [new Series("40 ms", windows, windows.Select(w => Math.Min(30 * w, 610) * 0.96)),
                    new Series("80 ms", windows, windows.Select(w => Math.Min(15 * w, 600) * 0.95))],
                new Series("bandwidth-delay limit at 40 ms", windows, windows.Select(w => Math.Min(30 * w, 625)))));
            yield return ("throughput-loss", Chart.Throughput(
                "One per cent of loss costs most of the throughput", "3 s at each point", "loss (%)", "goodput (MB/s)",
                [new Series("cubic", [0, 1, 2, 5, 10], [24, 0.27, 0.2, 0.1, 0.04]),
                    new Series("bbr", [0, 1, 2, 5, 10], [52, 24.5, 14, 4.8, 1.9])]));
            yield return (
                "sequence-numbers",
                Chart.SequenceNumbers("Lost segments are sent again", SegmentTrace.WithLosses(400)));
            yield return ("lifetimes", Chart.Lifetimes("The listening socket outlives them all", Lifetimes(3)));
            yield return ("lifetimes-in-phases", Chart.Lifetimes("Each waits, then is served", Phases(3)));
        }
    }

    public static IEnumerable<(string Name, Figure Figure)> Empty =>
    [
        ("empty-over-time", Chart.OverTime("Nothing", Run("none", 0, 10, 0, 1))),
        ("empty-over-time-no-run", Chart.OverTime("Nothing")),
        ("empty-histogram", Chart.Histogram("Nothing", new Distribution("none", []))),
        ("empty-histogram-no-sample", Chart.Histogram("Nothing")),
        ("empty-cumulative", Chart.Cumulative("Nothing", new Distribution("none", []))),
        ("empty-cumulative-no-sample", Chart.Cumulative("Nothing")),
        ("empty-arrival-order", Chart.ArrivalOrder("Nothing", new Arrivals("none", 0, []))),
        ("empty-arrival-order-no-series", Chart.ArrivalOrder("Nothing")),
        ("empty-loss", Chart.Loss("Nothing", new Arrivals("none", 0, []))),
        ("empty-loss-no-series", Chart.Loss("Nothing")),
        ("empty-ports", Chart.Ports("Nothing", [], 32768, 60999)),
        ("empty-sequence-numbers", Chart.SequenceNumbers("Nothing", new SegmentTrace().Trace)),
        ("empty-throughput", Chart.Throughput("Nothing", "no runs", "loss (%)", "goodput (MB/s)", [])),
        ("empty-throughput-empty-series",
            Chart.Throughput("Nothing", "no runs", "loss (%)", "goodput (MB/s)", [new Series("none", [], [])])),
    ];

    public static IEnumerable<(string Name, Figure Figure)> Single =>
    [
        ("single-over-time", Chart.OverTime("One", Run("one", 1, 10, 0, 1))),
        ("single-histogram", Chart.Histogram("One", Run("one", 1, 10, 0, 1).Delays)),
        ("single-cumulative", Chart.Cumulative("One", Run("one", 1, 10, 0, 1).Delays)),
        ("single-arrival-order", Chart.ArrivalOrder("One", new Arrivals("one", 1, [0]))),
        ("single-loss", Chart.Loss("One", new Arrivals("one", 1, []))),
        ("single-ports", Chart.Ports("One", [40000], 40000, 40000)),
        ("single-sequence-numbers", Chart.SequenceNumbers("One", SegmentTrace.WithLosses(1))),
        ("single-throughput",
            Chart.Throughput("One", "one run", "loss (%)", "goodput (MB/s)", [new Series("one", [1], [5])])),
    ];

    private static IEnumerable<(string Name, Figure Figure)> Awkward =>
    [
        ("empty-lifetimes", Chart.Lifetimes("Nothing", Lifetimes(0))),
        ("single-lifetimes", Chart.Lifetimes("One", Lifetimes(1))),
        ("all-lost-over-time", Chart.OverTime("All lost", Run("<i>lost & gone</i>", 50, 10, 1, 1))),
        ("all-lost", Chart.Loss("All lost", new Arrivals("<i>lost & gone</i>", 50, []))),
        ("none-lost", Chart.Loss("None lost", new Arrivals("whole", 50, Enumerable.Range(0, 50)))),
        ("all-equal",
            Chart.Histogram(
                "All equal", new Distribution("equal", Enumerable.Repeat(TimeSpan.FromMicroseconds(10), 100)))),
        ("all-zero", Chart.Histogram("All zero", new Distribution("zero", Enumerable.Repeat(TimeSpan.Zero, 100)))),
        ("all-zero-cumulative",
            Chart.Cumulative("All zero", new Distribution("zero", Enumerable.Repeat(TimeSpan.Zero, 100)))),
        ("no-number",
            Chart.Throughput(
                "Gaps", "one run", "loss (%)", "goodput (MB/s)",
                [new Series("gap", [0, 1, double.NaN], [double.NaN, 2, double.PositiveInfinity])])),
        ("port-outside", Chart.Ports("Outside", [80, 50000, 65535], 32768, 60999)),
        ("many-segments", Chart.SequenceNumbers("Many", SegmentTrace.WithLosses(15_000))),
        ("many-arrivals", Chart.ArrivalOrder("Many", Independent(10_000, 0.5, 9))),
    ];

    public static ProbeRun Run(string name, int count, double microseconds, double lossRatio, int seed)
    {
        var random = new Random(seed);
        return new ProbeRun(name, Enumerable.Range(0, count).Select(i =>
        {
            var due = TimeSpan.FromMicroseconds(Math.Max(microseconds * 1.2, 200) * i);
            if (random.NextDouble() < lossRatio) return new Sample(i, due, due, null, DeliveryStatus.Lost);
            // Round trips have a floor, a narrow hump and a long tail.
            var spread = 0.15 * random.NextDouble() * random.NextDouble();
            var outlier = random.NextDouble() < 0.01 ? 3 * -Math.Log(random.NextDouble()) : 0;
            var delay = microseconds * (1 + spread + outlier);
            var late = lossRatio is > 0 and < 1 && random.NextDouble() < 0.003;
            return new Sample(
                i, due, due, due + TimeSpan.FromMicroseconds(late ? 1_500_000 : delay),
                late ? DeliveryStatus.Late : DeliveryStatus.Arrived);
        }));
    }

    private static Arrivals Independent(int count, double ratio, int seed)
    {
        var random = new Random(seed);
        return new Arrivals("independent", count, Enumerable.Range(0, count).Where(_ => random.NextDouble() >= ratio));
    }

    // Gilbert's two states: in the bad one everything is lost, and it lasts for the mean length.
    private static Arrivals Bursty(int count, double ratio, double length, int seed)
    {
        var random = new Random(seed);
        var bad = false;
        return new Arrivals("in bursts", count, Enumerable.Range(0, count).Where(_ =>
        {
            bad = bad ? random.NextDouble() >= 1 / length : random.NextDouble() < ratio / (1 - ratio) / length;
            return !bad;
        }));
    }

    private static SocketLifetimes Phases(int count)
    {
        var lifetimes = new SocketLifetimes();
        for (var i = 1; i <= count; i++)
        {
            lifetimes.Track($"client {i}", "waits").Dispose();
            lifetimes.Track($"client {i}", "is served").Dispose();
        }

        return lifetimes;
    }

    private static SocketLifetimes Lifetimes(int count)
    {
        var lifetimes = new SocketLifetimes();
        for (var i = 0; i < count; i++)
        {
            var life = lifetimes.Track(
                i == 0 ? "listening socket" : $"connection {i}", i % 2 == 0 ? "server" : "client");
            if (i > 0) life.Dispose();
        }

        return lifetimes;
    }
}
