using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class TcpVersusUdpExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "TcpVersusUdp";

    [Theory]
    [InlineData("twenty", "UDP: 20 messages, 20 × Receive")] // RFC 768: datagrams keep their boundaries
    [InlineData("claim-recv", "Stream, \"hello\" sent twice before it  no")] // RFC 9293 §3.7: a stream has none
    [InlineData("claim-recv", "Dgram, \"hello\" sent twice before it   yes")]
    [InlineData("short", "Stream: first Receive 2, second 2")]
    [InlineData(
        "nobody", "TCP, Connect:             ConnectionRefused")] // RFC 9293 §3.10.7.1: a closed port answers RST
    [InlineData("nobody", "UDP, Connect:             works")] // RFC 768: nothing is set up
    [InlineData("nobody", "UDP, Send:                8")]
    [InlineData("claim-order", "on a link with jitter  yes")]
    [InlineData(
        "path-run", "TCP: of 120 sent, 0 lost, 0 out of order, 0 duplicates")] // RFC 9293 §2.2: reliable, in order
    [InlineData("claim-safe", "120 of 120 messages arrived")]
    [InlineData("claim-safe", "Send took 17 bytes, 17 of them were never read")]
    [InlineData(
        "claim-latency", "the first answer on a path of 40 ms  yes")] // RFC 9293 §3.5: connecting takes a round trip
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (man 7 udp, man 2 recv).
    [Theory]
    [InlineData("short", "Dgram: first Receive 2, second TimedOut")]
    [InlineData("nobody", "UDP, Receive:             ConnectionRefused")]
    [InlineData("nobody", "UDP, Receive, no Connect: TimedOut")]
    [InlineData(
        "segments",
        // RFC 9293 §3.5: three to set up; §3.8.6: data and its acknowledgment
        "counted by the system: 3 to set up, 2 for a message, ")]
    [InlineData("large", " 65507 bytes: Send 65507, Receive 65507")] // 65,535 − 20 (RFC 791) − 8 (RFC 768)
    [InlineData("large", " 65508 bytes: Send MessageSize")]
    public void Shows_on_Linux(string cell, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says what was seen.");
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_what_the_bad_link_was_told_to_do()
    {
        var shown = lessons.Shown(Topic, "bad-link");
        Assert.Contains(
            "UDP on loopback: of 20 sent, 0 lost, 0 out of order, 0 duplicates", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch("UDP on a bad link: of 20 sent, 0 lost", shown);
    }
    [Fact]
    public void The_question_is_the_first_packet_over_UDP_and_the_fourth_over_TCP()
    {
        // RFC 768: nothing comes before a datagram; RFC 9293 §3.5: the handshake has three segments.
        var diagrams = lessons.Shown(Topic, "first-packets").Split("client  ").Skip(1)
            .Select(diagram => ToServer().Matches(diagram)).ToArray();
        Assert.Equal(2, diagrams.Length);
        Assert.Contains("UDP len=1 ", Assert.Single(diagrams[0]).Value, StringComparison.Ordinal);
        Assert.Contains("SYN seq=0 ", diagrams[1][0].Value, StringComparison.Ordinal);
        Assert.Contains("ACK seq=1 ack=1 ─", diagrams[1][1].Value, StringComparison.Ordinal);
        Assert.Contains("seq=1 ack=1 len=1 ", diagrams[1][2].Value, StringComparison.Ordinal);
        // The path takes 20 ms each way.
        Assert.True(double.Parse(diagrams[1][2].Groups[1].Value, CultureInfo.InvariantCulture) >= 40);
    }

    [GeneratedRegex(@"^ *(\d+\.\d{3})  ├.*$", RegexOptions.Multiline)]
    private static partial Regex ToServer();
}
