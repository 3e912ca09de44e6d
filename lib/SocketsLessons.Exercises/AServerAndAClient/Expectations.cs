using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed partial class AServerAndAClientExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "AServerAndAClient";

    [Theory]
    [InlineData("new-socket", "has an address: False")]
    [InlineData("bind", "Connect: ConnectionRefused")] // RFC 9293 §3.10.7.1: a closed port answers RST
    [InlineData("listen", "LISTEN")]
    [InlineData("claim-bind", "On this machine: no.")]
    [InlineData("exchange", "the client received: ping")]
    [InlineData("welcome", "says: Welcome to the server!")]
    [InlineData("tutorial-reset", "second client: TimedOut")]
    [InlineData("tutorial-reset", "server's loop: has ended")]
    [InlineData("loop-run", "second client: Welcome to the server!")]
    [InlineData("loop-run", "server's loop: goes on")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void A_bound_socket_neither_listens_nor_has_a_connection() => lessons.ShowsNothingOnThePort(Topic, "bind");

    [Fact]
    public void Both_ends_are_established_before_Accept()
    {
        var shown = lessons.Shown(Topic, "connect");
        Assert.Equal(2, shown.Split("ESTABLISHED").Length - 1);
        Assert.Contains("nobody has called Accept", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_handshake_takes_three_packets_and_a_round_trip()
    {
        // RFC 9293 §3.5: SYN; SYN and ACK; ACK. The path delays each by 10 ms, so the third leaves 20 ms after the
        // first.
        var packets = Packet().Matches(lessons.Shown(Topic, "handshake"));
        Assert.Equal(["SYN", "SYN, ACK", "ACK"], packets.Select(packet => packet.Groups[2].Value));
        var sent = packets.Select(packet => double.Parse(packet.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToArray();
        Assert.True(sent[2] - sent[0] >= 20);
    }

    [Fact]
    public void Accepted_sockets_have_the_port_of_the_listening_one_and_each_its_own_client()
    {
        var shown = lessons.Shown(Topic, "accept");
        var accepted = Accepted().Matches(shown);
        Assert.Equal(2, accepted.Count);
        Assert.NotEqual(accepted[0].Groups[2].Value, accepted[1].Groups[2].Value);
        Assert.All(accepted, socket =>
        {
            var (server, client) = (socket.Groups[1].Value, socket.Groups[2].Value);
            Assert.Contains($"port {server}", shown, StringComparison.Ordinal);
            // Another program may have the same port on another address.
            Assert.Matches($@"(?m)^client +ESTABLISHED +127\.0\.0\.1:{client} +127\.0\.0\.1:{server}\b", shown);
            Assert.Matches($@"(?m)^server +ESTABLISHED +127\.0\.0\.1:{server} +127\.0\.0\.1:{client}\b", shown);
        });
    }

    [GeneratedRegex(@"(?m)^ *([\d.]+) .*?((?:SYN, )?ACK|SYN) seq=")]
    private static partial Regex Packet();

    [GeneratedRegex(@"127\.0\.0\.1:(\d+) → 127\.0\.0\.1:(\d+)")]
    private static partial Regex Accepted();
}
