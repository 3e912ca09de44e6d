using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class ReliabilityByHandExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "ReliabilityByHand";

    [Theory]
    [InlineData("pack", "01CAFE000700000005000568656C6C6F")] // the header's table, by hand; "hello" in ASCII
    [InlineData(
        "unpack",
        "whole:            number 5\nits first half:   not ours\ntwo letters less: not ours\nof transfer 8:    not "
        + "ours")]
    [InlineData("next-try", "first: number 5\nsecond: nothing")]
    [InlineData("one", "Datagram 0 was not acknowledged before the deadline.")]
    [InlineData("sends", "payloads of 1000, 1000, 500, 0 bytes")]
    [InlineData("naive", "NOT the same")]
    [InlineData("order", "On this machine: no.")]
    [InlineData("dead", "sender:   Datagram 0 was not acknowledged before the deadline.")]
    [InlineData("dead", "receiver: The end has not come before the deadline.")]
    [InlineData(
        "last",
        "lingers for 0 s\n  receiver: 12000 bytes of 12000, the same\n  sender:   Datagram 12 was not acknowledged")]
    [InlineData("last", "lingers for 2 s\n  receiver: 12000 bytes of 12000, the same\n  sender:   1")]
    [InlineData("after", "3 is after 4294967290:     True\n4294967290 is after 3:     False")] // RFC 1982 §3.2
    [InlineData("after", "distance between them: 9")]
    [InlineData("cut", "ACK 2: news False")]
    [InlineData("cut", "ACK 5: news True")]
    [InlineData("cut", "ACK 6: news False")]
    [InlineData(
        "estimate",
        "sample 100 ms: smoothed 100, timeout 300\nsample 100 ms: smoothed 100, timeout 250")] // RFC 6298 §2.2, §2.3
    [InlineData("estimate", "sample 300 ms: smoothed 125, timeout 372")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Theory]
    [InlineData("order")]
    [InlineData("window-try")]
    [InlineData("reorder")]
    [InlineData("repaired")]
    public void Carries_the_same_bytes(string cell)
    {
        Assert.Contains(", the same", lessons.Shown(Topic, cell), StringComparison.Ordinal);
        Assert.DoesNotContain("NOT", lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }

    [Fact]
    public void Sends_again_for_each_lost_ACK_and_the_naive_receiver_delivers_it_again()
    {
        var bytes = Numbers(lessons.Shown(Topic, "naive").Split('\n')[1])[0];
        Assert.True(bytes > 12_000);
        Assert.Equal(0, bytes % 1000);
    }

    [Fact]
    public void A_shaky_link_makes_it_send_more_than_one_that_keeps_the_order()
    {
        var lines = lessons.Shown(Topic, "reorder").Split('\n').Select(Numbers).ToArray();
        Assert.True(lines[1][2] > lines[0][2]);
        Assert.True(lines[1][2] > 13);
    }

    [Fact]
    public void A_timeout_shorter_than_the_round_trip_sends_needlessly()
    {
        var lines = lessons.Shown(Topic, "fixed").Split('\n').Select(Numbers).ToArray();
        Assert.True(lines[0][1] > lines[2][1]);
    }

    [Theory]
    [InlineData(
        "product", "round trip 10 ms: bandwidth-delay product 10.9 datagrams")] // 8e6 * (0.010 + 8088 / 8e6) / 8088
    [InlineData("chart", "round trip 30 ms: 7 points")]
    [InlineData("follow", "timeout: ")]
    public void Draws_what_was_measured(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    /// <summary>
    /// At a window of 1 a transfer is two full datagrams and the empty end, each for a round trip, and its good-bye
    /// takes half of one more. So no machine can get more than that, which is little more than half of what the line
    /// allows.
    /// </summary>
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public void Three_windows_take_three_and_a_half_round_trips(int roundTripMs)
    {
        const double Payload = 1000, Header = 11, Rate = 8e6;
        var design = 8 * 2 * Payload / (3.5 * roundTripMs / 1000) / 1e6;
        var least = Regex.Match(
            lessons.Shown(Topic, "chart"), $@"round trip {roundTripMs} ms: 7 points, .*?at least ([\d.]+)\.");
        Assert.True(least.Success);
        Assert.InRange(double.Parse(least.Groups[1].Value, CultureInfo.InvariantCulture), 0, design);
        // The line: one datagram a round trip, which begins with the time to get onto the line.
        var allowed = 8 * Payload / ((roundTripMs / 1000.0) + (8 * (Header + Payload) / Rate)) / 1e6;
        Assert.InRange(design / allowed, 0.5, 0.65);
    }

    private static double[] Numbers(string line) =>
        [.. Number().Matches(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..])
            .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
