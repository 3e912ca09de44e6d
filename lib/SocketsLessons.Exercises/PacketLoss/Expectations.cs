using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class PacketLossExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "PacketLoss";

    [Theory]
    [InlineData("probe", "0 % (0 of 500")] // the link loses nothing by itself
    [InlineData("claim-retransmits", "300 of 300 answers arrived")] // RFC 9293 §2.2: reliable
    [InlineData("claim-retransmits", "in what it receives       yes")]
    [InlineData("p99", "\n5 %       350 ")]
    [InlineData("claim-safe", "5 % of the packets lost                yes")]
    [InlineData("unread", "Send took 17 bytes, and 17 of them have arrived")]
    [InlineData("claim-order", "with jitter, sent 2 ms apart   yes")]
    [InlineData("claim-order", "with jitter, in one queue      no")] // a queue: first in, first out
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void A_full_buffer_keeps_the_first_ones()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may keep others; the lesson says what was seen.");
        var kept = Kept().Matches(lessons.Shown(Topic, "overrun-run"));
        Assert.Equal(2, kept.Count);
        Assert.All(kept, row =>
        {
            Assert.Equal("0", row.Groups[2].Value);
            Assert.Equal(
                int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) - 1,
                int.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void The_jitter_by_hand_is_that_of_the_library()
    {
        var jitter = ByHand().Match(lessons.Shown(Topic, "jitter"));
        Assert.True(jitter.Success);
        Assert.Equal(jitter.Groups[1].Value, jitter.Groups[2].Value);
    }

    [Fact]
    public void The_timeout_shows_in_the_tail()
    {
        // No retransmission timeout of Linux is shorter than 200 ms unless it is set so (TCP_RTO_MIN).
        var slowest = P99().Match(lessons.Shown(Topic, "tail"));
        Assert.True(slowest.Success);
        Assert.True(double.Parse(slowest.Groups[1].Value, CultureInfo.InvariantCulture) >= 200);
    }

    [GeneratedRegex(@"(\d+) of 600 kept, the numbers (\d+) to (\d+)")]
    private static partial Regex Kept();

    [GeneratedRegex(@"jitter: ([\d.]+) ms by hand, ([\d.]+) ms by the library")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"3 % loss: .*p99 ([\d.]+) ms")]
    private static partial Regex P99();
}
