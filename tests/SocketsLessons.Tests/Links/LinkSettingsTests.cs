using System.Net;

namespace SocketsLessons.Tests.Links;

public sealed class LinkSettingsTests
{
    public static TheoryData<Func<object>, string> Wrong => new()
    {
        { () => new LinkSettings { Loss = 5 }, "Loss is a probability from 0 to 1 (5 % is 0.05), but it was 5." },
        { () => new LinkSettings { Loss = double.NaN }, "Loss is a probability" },
        { () => new LinkSettings { Duplication = -0.1 }, "Duplication is a probability" },
        { () => new LinkSettings { Reordering = 1.1 }, "Reordering is a probability" },
        { () => new LinkSettings { Corruption = 2 }, "Corruption is a probability" },
        { () =>
            new LinkSettings { Delay = TimeSpan.FromSeconds(-1) }, "Delay is a time from 0 to 60 s, but it was -1 s." },
        { () => new LinkSettings { Jitter = TimeSpan.FromHours(1) }, "Jitter is a time from 0 to 60 s" },
        { () => new LinkSettings { BitsPerSecond = -1 }, "BitsPerSecond is 0 or more, but it was -1." },
        { () => new LinkSettings { QueueBytes = -1 }, "QueueBytes is 0 or more" },
        { () => new LinkSettings() with { Loss = 5 }, "Loss is a probability" },
        { () => new BurstLoss { GoodToBad = 2 }, "GoodToBad is a probability" },
        { () => new StreamSettings { Delay = TimeSpan.FromSeconds(61) }, "Delay is a time" },
        { () => new StreamSettings { MaxSlice = -1 }, "MaxSlice is 0 or more" },
        { () => new StreamSettings { ResetAfterBytes = -1 }, "ResetAfterBytes is 0 or more" },
        { () => new StreamSettings { SliceGap = TimeSpan.MinValue }, "SliceGap is a time" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_value_out_of_range_is_refused_with_the_range(Func<object> make, string words)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_off_loopback_is_refused()
    {
        foreach (var server in (IPEndPoint[])[
            new(IPAddress.Parse("192.0.2.1"), 80), new(IPAddress.Any, 80), new(IPAddress.Loopback, 0)])
        {
            Assert.Contains(
                "on this machine", Assert.Throws<ArgumentException>(() => LossyLink.Start(server)).Message,
                StringComparison.Ordinal);
            Assert.Contains(
                "on this machine", Assert.Throws<ArgumentException>(() => StreamLink.Start(server)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Profiles_have_the_round_trips_and_rates_of_their_sources()
    {
        static double RoundTrip(LinkProfile profile) =>
            (profile.ToServer.Delay + profile.ToClient.Delay).TotalMilliseconds;

        // RFC 2488, section 2: "at least 558 ms". WebPageTest's DSL: "1.5 Mbps/384 Kbps 50ms RTT".
        Assert.Equal(558, RoundTrip(LinkProfile.Satellite), 9);
        Assert.Equal(50, RoundTrip(LinkProfile.Dsl), 9);
        Assert.Equal(
            (384_000, 1_500_000), (LinkProfile.Dsl.ToServer.BitsPerSecond, LinkProfile.Dsl.ToClient.BitsPerSecond));
        Assert.Equal(LinkProfile.All.OrderBy(RoundTrip), LinkProfile.All);
    }
}
