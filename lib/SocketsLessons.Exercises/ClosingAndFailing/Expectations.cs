using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class ClosingAndFailingExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "ClosingAndFailing";

    [Theory]
    [InlineData("half-close", "server's Receive returns 0")] // RFC 9293 §3.6
    [InlineData("half-close", "FIN_WAIT_2")]
    [InlineData("half-close", "CLOSE_WAIT")]
    [InlineData("half-close", "client receives 13 bytes after its own half-close")]
    [InlineData("refused", "ConnectionRefused after ")] // RFC 9293 §3.10.7.1: a closed port answers RST
    [InlineData("timed-out", "TimedOut after ")]
    [InlineData("reset", "ConnectionReset after ")]
    [InlineData("unreachable", "NetworkUnreachable after ")] // man 2 connect: no route
    [InlineData("sending", "Send 1: Success")]
    [InlineData("last-packet", "SYN, ACK seq=0 ack=1 ")] // RFC 9293 §3.5
    [InlineData("last-packet", "ACK seq=2 ack=2 ──✕ lost")] // RFC 9293 §3.4: each FIN counts as one byte
    [InlineData("keep-alive", "client: TimedOut after ")] // RFC 9293 §3.8.4
    [InlineData("keep-alive", "server: Established")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (man 2 listen, man 7 tcp).
    [Theory]
    [InlineData("backlog", "Listen(1): 2 clients connected")]
    [InlineData("backlog", "Listen(5): 6 clients connected")]
    [InlineData("backlog", "SYN_SENT")]
    [InlineData("overflow", "no answer within 3 s")]
    [InlineData("patience", " ms after there was room")] // RFC 6298 §2: the SYN is sent again
    [InlineData("sending", "Send 3: Shutdown")] // man 2 send: EPIPE
    public void Shows_on_Linux(string cell, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says so.");
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }

    // Which of the three it is depends on whether a name server can be asked (RFC 6761 §6.4).
    [Fact]
    public void Name_that_cannot_exist_is_not_found() => Assert.Contains(
        lessons.Shown(Topic, "name").Trim(), (string[])["HostNotFound", "TryAgain", "no answer within 5 s"]);

    // RFC 9293 §3.10.7.4; TcpTableTests looks for the TIME_WAIT of these two ends.
    [Fact]
    public void After_a_reset_neither_end_is_left() => lessons.ShowsNothingOnThePort(Topic, "reset");

    [Fact]
    public void Only_the_end_that_closed_first_is_left_and_waits()
    {
        var shown = lessons.Shown(Topic, "time-wait");

        Assert.Matches(@"(?m)^client +TIME_WAIT", shown);
        Assert.DoesNotMatch("(?m)^server +[A-Z_]+ ", shown);
    }

    [Fact]
    public void The_diagram_is_drawn_from_the_recorded_states()
    {
        var lines = lessons.Shown(Topic, "sequence").Split('\n');
        // Both ends, before Accept.
        Assert.Contains(
            lines, line => line.Contains("client.Connect", StringComparison.Ordinal)
                && line.Split("ESTABLISHED").Length == 3);
        Assert.Contains("client TIME_WAIT", lines[^1], StringComparison.Ordinal);
        Assert.Contains("LISTEN", lines[^1], StringComparison.Ordinal);
    }

    // RFC 9293 §3.6: the end that got the FIN is in CLOSE-WAIT until its program closes.
    [Fact]
    public void The_diagram_of_the_exercise_has_the_answers_in_it()
    {
        var shown = lessons.Shown(Topic, "diagram");

        var after = shown[shown.IndexOf("server.Shutdown", StringComparison.Ordinal)..].Split('\n');
        Assert.DoesNotContain("client.Dispose", shown.Split("server.Shutdown")[0], StringComparison.Ordinal);
        Assert.Contains("client CLOSE_WAIT", after[0], StringComparison.Ordinal);
        Assert.Equal(22, after.Where(line => line.Contains("server.Receive", StringComparison.Ordinal))
            .Sum(line => int.Parse(Bytes().Match(line).Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Messages_of_both_directions_cross()
    {
        var shown = lessons.Shown(Topic, "duplex");

        Assert.Contains("client.Receive(new byte[100]) → 29", shown, StringComparison.Ordinal);
        Assert.Contains("server.Receive(new byte[100]) → 15", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_FIN_whose_acknowledgment_got_lost_is_sent_and_answered_again()
    {
        var shown = lessons.Shown(Topic, "last-packet");
        var lines = shown[shown.IndexOf("✕ lost", StringComparison.Ordinal)..].Split('\n')[1..];
        // RFC 9293 §3.10.7.4: in TIME-WAIT the only thing that can arrive is a retransmission of the remote FIN.
        Assert.Contains("FIN, ACK seq=1 ack=2 (retransmission) ", lines[0], StringComparison.Ordinal);
        Assert.Contains("├── ACK seq=2 ack=2 ", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("RST", shown, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Receive\(buffer\) → (\d+)")]
    private static partial Regex Bytes();
}
