using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

/// <summary>
/// What a loop allocates for each sample it allocates in every run. What the runtime makes once, when it first
/// takes a path or compiles it anew, is in some run only; so the leanest of a few runs counts.
/// </summary>
public sealed class AllocationTests
{
    private const int Runs = 5;

    private static readonly ProbeOptions Options = new() { Count = 300, WarmUp = 20, Linger = TimeSpan.Zero };

    [Theory]
    [InlineData(ProtocolType.Tcp)]
    [InlineData(ProtocolType.Udp)]
    public void A_closed_loop_allocates_nothing(ProtocolType protocol)
    {
        using var tcp = ScriptedTcpServer.Echo();
        using var udp = ScriptedUdpServer.Echo();
        var server = protocol == ProtocolType.Tcp ? tcp.EndPoint : udp.EndPoint;
        using var socket = ProbeSocket.Connect(protocol, server, Options, TestContext.Current.CancellationToken);

        Assert.Equal(0, Enumerable.Range(0, Runs).Min(_ =>
        {
            var buffer = new SampleBuffer(Options);
            var allocated = Allocated(new ClosedLoop(socket, buffer, Options, server).Run);
            Assert.Equal(300, buffer.SentCount);
            return allocated;
        }));
    }

    [Fact]
    public void Timeouts_allocate_nothing()
    {
        var options = Options with { Count = 5, WarmUp = 0, Timeout = TimeSpan.FromMilliseconds(1) };
        using var silent = ScriptedUdpServer.Silent();
        using var socket = ProbeSocket.Connect(
            ProtocolType.Udp, silent.EndPoint, options, TestContext.Current.CancellationToken);

        Assert.Equal(0, Enumerable.Range(0, Runs).Min(_ =>
            Allocated(new ClosedLoop(socket, new SampleBuffer(options), options, silent.EndPoint).Run)));
    }

    [Fact]
    public void An_open_loop_allocates_nothing()
    {
        using var receiver = ProbeSocket.Bind(IPAddress.Loopback, Options);
        using var sender = ProbeSocket.Connect(
            ProtocolType.Udp, receiver.LocalEndPoint, Options, TestContext.Current.CancellationToken);
        var runs = Enumerable.Range(0, Runs).Select(_ =>
        {
            var buffer = new SampleBuffer(Options);
            var loop = new OpenLoop(
                sender, receiver, buffer, Options, receiver.LocalEndPoint, TimeSpan.FromMicroseconds(10));
            var (sending, receiving) = (Allocated(loop.SendAll), Allocated(loop.ReceiveAll));
            Assert.Equal(Options.Count, buffer.SentCount);
            Assert.True(buffer.Distinct > 0);
            return (Sending: sending, Receiving: receiving);
        }).ToArray();

        Assert.Equal(0, runs.Min(run => run.Sending));
        Assert.Equal(0, runs.Min(run => run.Receiving));
    }

    private static long Allocated(Action loop)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        loop();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
