namespace SocketsLessons.Tests.Measuring;

public sealed class ProbeThroughLinkTests
{
    private static readonly ProbeOptions Options = new() { Count = 1000, WarmUp = 0 };
    private static readonly TimeSpan Interval = TimeSpan.FromMicroseconds(500);

    [Fact]
    public void A_probe_measures_what_the_link_reports()
    {
        using var probe = new OneWayProbe(Options, Interval);
        using var link = LossyLink.Start(
            probe.Receiver,
            new LinkSettings { Loss = 0.05, Duplication = 0.03, Delay = TimeSpan.FromMilliseconds(2), Seed = 5 });

        var run = probe.Run(link.EndPoint);

        var truth = link.Report.ToServer;
        Assert.Equal(truth.Lost, run.Arrivals.Lost.Count);
        Assert.Equal(truth.Duplicated, run.Arrivals.Duplicates);
        Assert.InRange(truth.Lost, 1, 999);
        Assert.All(
            run.Samples.Where(sample => sample.Delay != null), sample =>
                Assert.True(sample.Delay >= TimeSpan.FromMilliseconds(2)));
    }

    [Fact]
    public void A_link_without_settings_delivers_everything_in_order()
    {
        using var probe = new OneWayProbe(Options, Interval);
        using var link = LossyLink.Start(probe.Receiver);

        var run = probe.Run(link.EndPoint);

        Assert.Equal(Enumerable.Range(0, 1000), run.Arrivals.Sequences);
    }
}
