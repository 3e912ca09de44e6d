using System.Globalization;
using System.Net;
using System.Net.Sockets;
using static SocketsLessons.Tests.Measuring.ProbeCases;

namespace SocketsLessons.Tests.Measuring;

/// <summary>What ends a run before its last message, and what it says then.</summary>
public sealed class ProbeEndTests
{
    [Theory]
    [MemberData(nameof(ProbeCases.All), MemberType = typeof(ProbeCases))]
    public void A_run_past_its_deadline_ends_with_the_samples_it_has_and_says_so(string probe)
    {
        using var udp = ScriptedUdpServer.Silent();
        var options = Few with
        {
            Count = 1_000_000,
            WarmUp = 0,
            PayloadBytes = 60_000,
            Timeout = TimeSpan.FromMilliseconds(30),
            Linger = TimeSpan.Zero,
            Deadline = TimeSpan.FromMilliseconds(200),
        };
        using var stalled = Unread(out var unread);

        var run = Run(probe, IsTcp(probe) ? unread : udp.EndPoint, options);

        Assert.Contains("deadline", run.StopReason, StringComparison.Ordinal);
        Assert.InRange(run.Samples.Count, 1, 999_999);
        Assert.Equal(0, run.Delays.Count);
        Assert.Contains("no samples", run.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Udp), MemberType = typeof(ProbeCases))]
    public void A_deadline_is_written_the_same_in_every_culture(string probe)
    {
        using var silent = ScriptedUdpServer.Silent();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var options = Few with
            {
                Count = 1000,
                WarmUp = 0,
                Timeout = TimeSpan.FromMilliseconds(30),
                Deadline = TimeSpan.FromMilliseconds(150)
            };
            Assert.Equal("its deadline of 0.15 s passed", Run(probe, silent.EndPoint, options).StopReason);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(ProbeCases.Tcp), MemberType = typeof(ProbeCases))]
    public void A_server_that_closes_ends_the_run(string probe)
    {
        using var server = new ScriptedTcpServer(connection =>
        {
            var buffer = new byte[64];
            for (var i = 0; i < 10; i++)
            {
                for (var filled = 0; filled < 64; filled += connection.Receive(
                    buffer, filled, 64 - filled, SocketFlags.None)) { }
                connection.Send(buffer);
            }
        });

        var run = Run(probe, server.EndPoint, Few with { WarmUp = 0 });

        Assert.Contains("closed", run.StopReason, StringComparison.Ordinal);
        Assert.True(run.Arrivals.Received <= 10);
    }

    [Theory]
    [MemberData(nameof(ProbeCases.All), MemberType = typeof(ProbeCases))]
    public void A_missing_server_is_reported_with_its_address(string probe)
    {
        var free = new ScriptedUdpServer((_, _, _) => { });
        var nobody = free.EndPoint;
        free.Dispose();

        var error = Assert.Throws<InvalidOperationException>(() => Run(probe, nobody, Few));

        Assert.Contains($"{nobody}", error.Message, StringComparison.Ordinal);
        Assert.Contains("start the server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_backlog_ends_the_run_at_its_deadline()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(), "Only Linux leaves a connection waiting when the backlog is full.");
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        using var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        filler.Connect(listener.LocalEndPoint!);
        var options = new ProbeOptions
        {
            Deadline = TimeSpan.FromMilliseconds(200),
            Timeout = TimeSpan.FromMilliseconds(1),
            Linger = TimeSpan.Zero,
        };

        var error = Assert.Throws<TimeoutException>(
            () => Run("TCP, closed loop", (IPEndPoint)listener.LocalEndPoint!, options));

        Assert.Contains("accept", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A server whose connections the system takes, and that never reads.</summary>
    private static Socket Unread(out IPEndPoint endPoint)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        endPoint = (IPEndPoint)listener.LocalEndPoint!;
        return listener;
    }
}
