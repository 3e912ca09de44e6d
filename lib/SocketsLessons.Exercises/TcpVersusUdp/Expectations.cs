using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class TcpVersusUdpExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "TcpVersusUdp";

    [Theory]
    [InlineData("hello", "hello, from 127.0.0.1:")]
    [InlineData("twenty", "Dgram: 20 × Receive: 5 5 5 ")] // RFC 768: datagrams keep their boundaries
    [InlineData("short", "Stream: first Receive he, second Receive ll")] // RFC 9293 §3.7: a stream has none
    [InlineData("nobody", "TCP Connect: ConnectionRefused")] // RFC 9293 §3.10.7.1: a closed port answers RST
    [InlineData("nobody", "UDP Connect: works")] // RFC 768: nothing is set up
    [InlineData("nobody", "UDP Send:    8")]
    [InlineData("path-run", "TCP: 120 of 120 arrived, 0 lost")] // RFC 9293 §2.2: reliable
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (man 7 udp, man 2 recv).
    [Theory]
    [InlineData("twenty", "Stream: 1 × Receive: 100 bytes")]
    [InlineData("short", "Dgram: first Receive he, second Receive wo")]
    [InlineData("large", "     0 bytes: Send 0, Receive 0")]
    [InlineData("large", " 65507 bytes: Send 65507, Receive 65507")] // 65,535 − 20 (RFC 791) − 8 (RFC 768)
    [InlineData("large", " 65508 bytes: Send MessageSize, Receive -")]
    [InlineData("nobody", "UDP Receive: ConnectionRefused")]
    public void Shows_on_Linux(string cell, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says what was seen.");
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bad_link_loses_some_doubles_some_and_reorders_none()
    {
        var counts = Counts().Match(lessons.Shown(Topic, "bad-link"));
        Assert.True(counts.Success);
        Assert.InRange(Number(counts, 1), 1, 10);
        Assert.InRange(Number(counts, 2), 1, 10);
    }

    [Fact]
    public void On_the_lossy_path_UDP_loses_some() =>
        Assert.Matches("UDP: [0-9]+ of 120 arrived, [1-9][0-9]* lost", lessons.Shown(Topic, "path-run"));

    [Fact]
    public void UDP_leads_where_nothing_can_wait_and_TCP_where_it_can()
    {
        // RFC 9293 §3.8: a lost segment is repaired, after a round trip at the earliest.
        var shares = Shares().Matches(lessons.Shown(Topic, "in-time"))
            .ToDictionary(row => row.Groups[1].Value, row => (Tcp: Number(row, 2), Udp: Number(row, 3)));
        Assert.True(shares["30"].Udp > shares["30"].Tcp, $"{shares["30"]}");
        Assert.True(shares["1000"].Tcp > shares["1000"].Udp, $"{shares["1000"]}");
    }

    [Fact]
    public void The_question_is_the_first_packet_over_UDP_and_the_fourth_over_TCP()
    {
        // RFC 768: nothing comes before a datagram; RFC 9293 §3.5: the handshake has three segments.
        var diagrams = lessons.Shown(Topic, "first-packets").Split("client  ").Skip(1)
            .Select(diagram => ToServer().Matches(diagram)).ToArray();
        Assert.Equal(2, diagrams.Length);
        Assert.Equal(2, diagrams[0].Count);
        Assert.All(diagrams[0], question => Assert.Contains("UDP len=1 ", question.Value, StringComparison.Ordinal));
        Assert.Contains("SYN seq=0 ", diagrams[1][0].Value, StringComparison.Ordinal);
        Assert.Contains("ACK seq=1 ack=1 ─", diagrams[1][1].Value, StringComparison.Ordinal);
        Assert.Contains("seq=1 ack=1 len=1 ", diagrams[1][2].Value, StringComparison.Ordinal);
        // The path takes 20 ms each way.
        Assert.True(double.Parse(diagrams[1][2].Groups[1].Value, CultureInfo.InvariantCulture) >= 40);
    }

    [Fact]
    public void Headers_have_the_lengths_of_the_standards()
    {
        var shown = lessons.Shown(Topic, "overhead");
        // Four datagrams, each with 20 bytes (RFC 791) and 8 (RFC 768).
        Assert.Contains("UDP: 4 packets, 4 bytes of data, 112 bytes of headers", shown, StringComparison.Ordinal);
        var tcp = Headers().Match(shown);
        // RFC 9293 §3.1: at least 20 bytes, next to those of IPv4. Three segments set up, four carry the bytes.
        Assert.True(Number(tcp, 1) >= 3 + 4);
        Assert.True(Number(tcp, 2) >= (20 + 20) * Number(tcp, 1));
    }

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("of 20 sent, ([0-9]+) lost, 0 out of order, ([0-9]+) duplicates")]
    private static partial Regex Counts();

    [GeneratedRegex(@"^([0-9]+) ms +([0-9]+) ?% +([0-9]+) ?%", RegexOptions.Multiline)]
    private static partial Regex Shares();

    [GeneratedRegex("TCP: ([0-9]+) packets, 4 bytes of data, ([0-9]+) bytes of headers")]
    private static partial Regex Headers();

    [GeneratedRegex(@"^ *(\d+\.\d{3})  ├.*$", RegexOptions.Multiline)]
    private static partial Regex ToServer();
}
