using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class OnTheWireExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "OnTheWire";

    [Theory]
    [InlineData("handshake", "SYN seq=0 ")] // RFC 9293 §3.5
    [InlineData("handshake", "SYN, ACK seq=0 ack=1 ")]
    [InlineData("header", "TCP destination port: 9999")]
    [InlineData("header", "27 0f")]
    [InlineData("header", "TCP MSS: 1460 bytes")] // RFC 6691: the MTU of 1500 less the two headers
    [InlineData("conversation", "PSH, ACK seq=1 ack=1 len=16 ")]
    [InlineData("conversation", "ack=17 ")] // RFC 9293 §3.4
    [InlineData("exercise-3-stub", "?")]
    [InlineData("refused-capture", "TCP: ConnectionRefused\nUDP: ConnectionRefused")]
    [InlineData("refused", "RST, ACK ")]
    [InlineData("refused", "ICMP port unreachable")] // RFC 1122 §4.1.3.1
    [InlineData("refused", "E··*")] // 45 00: the quoted datagram
    [InlineData("lost", "✕ lost")]
    [InlineData("lost", "ack=1001 (duplicate ACK)")] // RFC 5681 §2
    [InlineData("lost", "SACK=2001–")]
    [InlineData("lost", "seq=1001 ack=1 len=1000 win=64512 (retransmission)")]
    [InlineData("size", "len=1448 ")] // 12 bytes of each segment are timestamps, RFC 7323 §3.2
    [InlineData("size", "a fragment of a larger packet, from byte 1480")] // RFC 791: in units of 8 bytes
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void The_handshake_has_three_packets_and_no_data()
    {
        var shown = lessons.Shown(Topic, "handshake");
        Assert.Equal(3, Sent().Count(shown));
        Assert.DoesNotContain("len=", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sides_close_with_a_FIN()
    {
        var shown = lessons.Shown(Topic, "conversation");
        Assert.Equal(2, Fin().Count(shown));
        Assert.DoesNotContain("RST", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_third_packet_leaves_after_a_round_trip()
    {
        var times = Sent().Matches(lessons.Shown(Topic, "handshake")).Select(Milliseconds).ToArray();
        // The path takes 10 ms each way.
        Assert.True(times[1] >= 10 && times[2] >= 20, string.Join(", ", times));
    }

    [Fact]
    public void Nagle_holds_the_second_packet_back_until_the_first_is_acknowledged()
    {
        // The two traces, one after the other: when the 16 bytes left, and when the 4.
        var shown = lessons.Shown(Topic, "nagle");
        var (first, second) = (Four().Matches(shown), Sixteen().Matches(shown));
        Assert.Equal((2, 2), (first.Count, second.Count));
        Assert.True(Milliseconds(second[0]) - Milliseconds(first[0]) >= 20);
        // With NoDelay nothing comes between them.
        Assert.DoesNotContain("ack=5", shown[first[1].Index..second[1].Index], StringComparison.Ordinal);
    }

    private static double Milliseconds(Match match) =>
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ *(\d+\.\d{3})  [├│]", RegexOptions.Multiline)]
    private static partial Regex Sent();

    [GeneratedRegex(@" FIN, ACK seq=\d+")]
    private static partial Regex Fin();

    [GeneratedRegex(@"^ *(\d+\.\d{3})  .* len=4 ", RegexOptions.Multiline)]
    private static partial Regex Four();

    [GeneratedRegex(@"^ *(\d+\.\d{3})  .* len=16 ", RegexOptions.Multiline)]
    private static partial Regex Sixteen();
}
