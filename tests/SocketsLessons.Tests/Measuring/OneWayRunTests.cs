using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocketsLessons.Tests.Measuring;

public sealed class OneWayRunTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Every_message_arrives_once_and_in_order_on_loopback()
    {
        using var tcp = SocketPair.Create(SocketType.Stream);
        using var udp = SocketPair.Create(SocketType.Dgram);

        var runs = OneWayRun.Measure(50, Interval, ("TCP", tcp), ("UDP", udp));

        Assert.Equal(["TCP", "UDP"], runs.Select(run => run.Name));
        Assert.All(runs, run =>
        {
            Assert.Equal(50, run.Sent);
            Assert.Equal(Enumerable.Range(0, 50), run.Numbers);
            Assert.All(run.DelaysMs, delay => Assert.True(delay > 0));
        });
    }

    [Fact]
    public void A_lost_message_has_no_number_and_no_delay()
    {
        using var pair = SocketPair.Through(new LinkSettings { Loss = 0.5, Seed = 1 });

        var run = Assert.Single(OneWayRun.Measure(40, Interval, ("UDP", pair)));

        Assert.InRange(run.Arrivals.Lost.Count, 1, 39);
        Assert.Equal(run.Arrivals.Lost, Enumerable.Range(0, 40).Where(number => double.IsNaN(run.DelaysMs[number])));
    }

    [Fact]
    public void A_copy_counts_among_the_numbers_and_leaves_the_delay_alone()
    {
        using var pair = SocketPair.Through(new LinkSettings { Duplication = 1 });

        var run = Assert.Single(OneWayRun.Measure(10, Interval, ("UDP", pair)));

        // The run ends with the first copy of the last message.
        Assert.Equal(9, run.Arrivals.Duplicates);
        Assert.Empty(run.Arrivals.Lost);
    }

    [Fact]
    public void No_message_is_faster_than_its_path()
    {
        var delay = TimeSpan.FromMilliseconds(30);
        using var pair = SocketPair.Through(new LinkSettings { Delay = delay });

        var run = Assert.Single(OneWayRun.Measure(10, Interval, ("UDP", pair)));

        Assert.All(run.DelaysMs, milliseconds => Assert.True(milliseconds >= delay.TotalMilliseconds));
    }

    [Fact]
    public void A_stream_that_ends_early_ends_the_run()
    {
        using var pair = SocketPair.Create(SocketType.Stream);
        pair.Client.Shutdown(SocketShutdown.Send);

        Assert.Throws<SocketException>(() => OneWayRun.Measure(10, Interval, ("TCP", pair)));
    }

    [Fact]
    public void The_share_in_time_is_of_those_sent_and_the_limit_belongs_to_it()
    {
        var run = new OneWayRun("by hand", [0, 1, 3], [10, 20, double.NaN, 30]);

        Assert.Equal(0.5, run.ShareWithin(TimeSpan.FromMilliseconds(20)));
        Assert.Equal(0.75, run.ShareWithin(TimeSpan.FromSeconds(1)));
        Assert.Equal(0, run.ShareWithin(TimeSpan.Zero));
        Assert.Equal(0, new OneWayRun("nothing", [], []).ShareWithin(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_run_can_be_recorded()
    {
        var options = new JsonSerializerOptions
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        var run = new OneWayRun("kept", [1, 0], [2.5, 1.25, double.NaN]);

        var read = JsonSerializer.Deserialize<OneWayRun>(JsonSerializer.Serialize(run, options), options)!;

        Assert.Equal((run.Name, run.Sent), (read.Name, read.Sent));
        Assert.Equal(run.Numbers, read.Numbers);
        Assert.Equal(run.DelaysMs, read.DelaysMs);
    }

    [Fact]
    public void A_series_has_a_place_for_every_message_that_was_sent()
    {
        var series = new OneWayRun("by hand", [0, 2], [10, double.NaN, 30]).ToSeries();

        Assert.Equal("by hand", series.Name);
        Assert.Equal([0.0, 1, 2], series.X);
        Assert.Equal([10, double.NaN, 30], series.Y);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void Impossible_amounts_are_refused(int count, int milliseconds)
    {
        using var pair = SocketPair.Create(SocketType.Dgram);

        Assert.Throws<ArgumentOutOfRangeException>(
            () => OneWayRun.Measure(count, TimeSpan.FromMilliseconds(milliseconds), ("UDP", pair)));
    }
}
