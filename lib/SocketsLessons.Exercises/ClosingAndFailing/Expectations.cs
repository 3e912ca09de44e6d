namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class ClosingAndFailingExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "ClosingAndFailing";

    [Theory]
    [InlineData("half-close", "server's Receive returns 0")] // RFC 9293 §3.6
    [InlineData("half-close", "FIN_WAIT_2")]
    [InlineData("half-close", "CLOSE_WAIT")]
    [InlineData("half-close", "client receives 13 bytes after its own half-close")]
    [InlineData("refused", "ConnectionRefused")]
    [InlineData("timed-out", "TimedOut")]
    [InlineData("reset", "ConnectionReset")]
    [InlineData("codes", "a listening port: Success\na bound port:     ConnectionRefused")]
    [InlineData("last-packet", "SYN, ACK seq=0 ack=1 ")] // RFC 9293 §3.5
    [InlineData("last-packet", "ACK seq=2 ack=2 ──✕ lost")] // RFC 9293 §3.4: each FIN counts as one byte
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (man 2 listen, man 7 ip, man 7 tcp).
    [Theory]
    [InlineData("backlog", "Listen(0): 1 connected")]
    [InlineData("backlog", "Listen(5): 6 connected")]
    [InlineData("overflow-run", "one waits in SYN_SENT")]
    [InlineData("overflow-run", "On this machine: no.")]
    [InlineData("overflow-run", "TimedOut")]
    [InlineData("patience", "connected ")]
    public void Shows_on_Linux(string cell, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says what was seen.");
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }

    [Fact]
    public void The_side_that_ended_first_is_in_TIME_WAIT_and_the_other_is_gone()
    {
        var parts = lessons.Shown(Topic, "time-wait").Split("The server ended first:");
        Assert.Matches(@"(?m)^client +TIME_WAIT", parts[0]);
        Assert.Matches(@"(?m)^server +TIME_WAIT", parts[1]);
        Assert.DoesNotMatch(@"(?m)^client +TIME_WAIT", parts[1]);
    }

    [Fact]
    public void The_diagram_is_drawn_from_the_recorded_states()
    {
        var lines = lessons.Shown(Topic, "sequence").Split('\n');
        Assert.Contains(
            lines, line => line.Contains("client.Connect", StringComparison.Ordinal)
                && line.Contains("connection ESTABLISHED", StringComparison.Ordinal));
        Assert.Contains(
            "client TIME_WAIT, connection not listed, listening socket LISTEN", lines[^1], StringComparison.Ordinal);
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
}
