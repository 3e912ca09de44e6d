using System.Net;
using System.Net.Sockets;
using static SocketsLessons.Tests.Measuring.ProbeCases;

namespace SocketsLessons.Tests.Measuring;

public sealed class ProbeOptionsTests
{
    [Fact]
    public void A_target_off_this_machine_is_refused() =>
        // TEST-NET-1 (RFC 5737): nobody's address.
        Assert.Throws<ArgumentException>(
            () => Run("UDP, closed loop", new IPEndPoint(IPAddress.Parse("192.0.2.1"), 7), Few));

    [Fact]
    public void Another_protocol_is_refused() => Assert.Throws<ArgumentException>(() =>
        Probe.Run(new IPEndPoint(IPAddress.Loopback, 7), ProtocolType.Icmp));

    [Theory]
    [InlineData(-1)]
    [InlineData(60_001)]
    public void An_interval_out_of_range_is_refused(int milliseconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Pacing.OpenLoop(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pacing.ClosedLoop(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_the_range()
    {
        var server = new IPEndPoint(IPAddress.Loopback, 7);
        Assert.Contains("16", Refusal(new() { PayloadBytes = 15 }), StringComparison.Ordinal);
        Assert.Contains("65,507", Refusal(new() { PayloadBytes = 65_508 }), StringComparison.Ordinal);
        Assert.Contains("Count", Refusal(new() { Count = 0 }), StringComparison.Ordinal);
        Assert.Contains("WarmUp", Refusal(new() { WarmUp = -1 }), StringComparison.Ordinal);
        Assert.Contains("Timeout", Refusal(new() { Timeout = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("Linger", Refusal(new() { Linger = TimeSpan.FromHours(1) }), StringComparison.Ordinal);
        Assert.Contains("Deadline", Refusal(new() { Deadline = TimeSpan.Zero }), StringComparison.Ordinal);

        string Refusal(ProbeOptions options) =>
            Assert.Throws<ArgumentException>(() => Run("UDP, closed loop", server, options)).Message;
    }

    [Theory]
    [MemberData(nameof(ProbeCases.All), MemberType = typeof(ProbeCases))]
    public void A_run_is_named_after_its_protocol_and_pacing_unless_it_has_a_name(string probe)
    {
        using var tcp = ScriptedTcpServer.Echo();
        using var udp = ScriptedUdpServer.Echo();

        Assert.Equal(probe, Run(probe, Server(probe, tcp, udp), Few).Name);
        Assert.Equal("mine", Run(probe, Server(probe, tcp, udp), Few with { Name = "mine" }).Delays.Name);
    }
}
