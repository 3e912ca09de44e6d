using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

public sealed class OneWayProbeTests
{
    private static readonly ProbeOptions Options = new()
    {
        Count = 50,
        WarmUp = 2,
        Timeout = TimeSpan.FromMilliseconds(300),
        Linger = TimeSpan.FromMilliseconds(200),
    };

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_stream_directly_to_its_receiver_arrives_complete()
    {
        using var probe = new OneWayProbe(Options, Millisecond);

        var run = probe.Run();

        Assert.Equal(Enumerable.Range(0, 50), run.Arrivals.Sequences);
        Assert.Equal("one-way delay", run.Metric);
        Assert.All(run.Samples, sample => Assert.True(sample.Sent < sample.Arrived));
    }

    [Fact]
    public void A_scripted_path_is_reported_as_it_was_scripted()
    {
        using var probe = new OneWayProbe(Options, Millisecond);
        using var onward = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        onward.Connect(probe.Receiver);
        byte[]? held = null;
        using var path = new ScriptedUdpServer((sequence, datagram, _) =>
        {
            switch (sequence)
            {
                case 10 or 11 or 12 or 30:
                    break;
                case 20:
                    held = datagram;
                    break;
                case 22:
                    onward.Send(datagram);
                    onward.Send(held!);
                    break;
                case 40:
                    onward.Send(datagram);
                    onward.Send(datagram);
                    break;
                default:
                    onward.Send(datagram);
                    break;
            }
        });

        var run = probe.Run(path.EndPoint);

        Assert.Equal([10, 11, 12, 30], run.Arrivals.Lost);
        Assert.Equal([3, 1], run.Arrivals.Bursts);
        Assert.Equal([20], run.Arrivals.OutOfOrder);
        Assert.Equal(1, run.Samples[40].Duplicates);
        Assert.Equal(1, run.Arrivals.Duplicates);
    }

    [Fact]
    public void Datagrams_dropped_by_the_receive_buffer_are_counted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux counts what a socket's buffer had no room for.");
        // 120 MB sent before anything is read are more than any receive buffer holds.
        var options = Options with { Count = 2000, WarmUp = 0, PayloadBytes = 60_000 };
        using var receiver = ProbeSocket.Bind(IPAddress.Loopback, options);
        using var sender = ProbeSocket.Connect(
            ProtocolType.Udp, receiver.LocalEndPoint, options, TestContext.Current.CancellationToken);
        var buffer = new SampleBuffer(options);
        var loop = new OpenLoop(sender, receiver, buffer, options, receiver.LocalEndPoint, TimeSpan.Zero);

        loop.SendAll();
        loop.ReceiveAll();
        var run = buffer.ToRun("overrun", "one-way delay", receiver.KernelDropped);

        Assert.NotEmpty(run.Arrivals.Lost);
        Assert.Equal(run.Arrivals.Lost.Count, run.KernelDropped);
    }

    [Fact]
    public void A_stream_without_pause_counts_from_the_send_time()
    {
        using var probe = new OneWayProbe(Options, TimeSpan.Zero);

        var run = probe.Run();

        Assert.All(run.Samples, sample => Assert.Equal(sample.Due, sample.Sent));
    }

    [Fact]
    public void Dispose_ends_a_run_and_can_be_called_twice()
    {
        var probe = new OneWayProbe(Options with { Count = 100_000 }, TimeSpan.FromSeconds(10));
        using var path = new ScriptedUdpServer((_, _, _) => probe.Dispose());

        var run = probe.Run(path.EndPoint);

        Assert.Contains("closed", run.StopReason, StringComparison.Ordinal);
        probe.Dispose();
    }

    [Fact]
    public void A_target_off_this_machine_is_refused()
    {
        using var probe = new OneWayProbe(Options, Millisecond);
        Assert.Throws<ArgumentException>(() => probe.Run(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 7)));
    }
}
