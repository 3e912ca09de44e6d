using System.Net;
using System.Net.Sockets;
using SocketsLessons.Measuring;

namespace SocketsLessons.Tests.Measuring;

public sealed class AllocationTests
{
    private static readonly ProbeOptions Options = new() { Count = 300, WarmUp = 20, Linger = TimeSpan.Zero, Interval = TimeSpan.Zero };

    [Theory]
    [InlineData(ProtocolType.Tcp)]
    [InlineData(ProtocolType.Udp)]
    public void A_closed_loop_allocates_nothing(ProtocolType protocol)
    {
        using var tcp = TcpPeer.Echo();
        using var udp = UdpPeer.Echo();
        var server = protocol == ProtocolType.Tcp ? tcp.EndPoint : udp.EndPoint;
        using var socket = ProbeSocket.Connect(protocol, server, Options, TestContext.Current.CancellationToken);
        // The first run lets the runtime make what it makes once for each socket and type.
        new ClosedLoop(socket, new Recording(Options), Options, server).Run();
        var recording = new Recording(Options);
        var loop = new ClosedLoop(socket, recording, Options, server);

        var before = GC.GetAllocatedBytesForCurrentThread();
        loop.Run();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(300, recording.SentCount);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Time_outs_allocate_nothing()
    {
        var options = Options with { Count = 5, WarmUp = 0, Timeout = TimeSpan.FromMilliseconds(1) };
        using var silent = UdpPeer.Silent();
        using var socket = ProbeSocket.Connect(ProtocolType.Udp, silent.EndPoint, options, TestContext.Current.CancellationToken);
        new ClosedLoop(socket, new Recording(options), options, silent.EndPoint).Run();
        var loop = new ClosedLoop(socket, new Recording(options), options, silent.EndPoint);

        var before = GC.GetAllocatedBytesForCurrentThread();
        loop.Run();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Neither_end_of_a_schedule_allocates()
    {
        var options = Options with { Interval = TimeSpan.FromMicroseconds(10) };
        using var receiver = ProbeSocket.Bind(IPAddress.Loopback, options);
        using var sender = ProbeSocket.Connect(ProtocolType.Udp, receiver.LocalEndPoint, options, TestContext.Current.CancellationToken);
        Both(new Recording(options), out _, out _);
        var recording = new Recording(options);

        Both(recording, out var sending, out var receiving);

        Assert.Equal(options.Count, recording.SentCount);
        Assert.True(recording.Distinct > 0);
        Assert.Equal(0, sending);
        Assert.Equal(0, receiving);

        void Both(Recording into, out long sending, out long receiving)
        {
            var schedule = new Schedule(sender, receiver, into, options, receiver.LocalEndPoint);
            var before = GC.GetAllocatedBytesForCurrentThread();
            schedule.SendAll();
            var between = GC.GetAllocatedBytesForCurrentThread();
            schedule.ReceiveAll();
            receiving = GC.GetAllocatedBytesForCurrentThread() - between;
            sending = between - before;
        }
    }
}
