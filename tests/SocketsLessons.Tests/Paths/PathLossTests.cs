using System.Net;
using System.Net.Sockets;
using SocketsLessons.Tests.Links;

namespace SocketsLessons.Tests.Paths;

/// <summary>How many packets a path loses.</summary>
[Collection(nameof(PathPhysicsTests))]
public sealed class PathLossTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    public void Packet_loss_stays_within_the_binomial_interval(double loss)
    {
        const int Batches = 60, Batch = 100;
        Needs.Lab();
        using var lab = PathLab.Start();
        using var receiver = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(lab.Server.Address, 0));
        receiver.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        using var sender = lab.Client.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        sender.Connect(receiver.LocalEndPoint!);

        // Few at a time, so that no buffer overflows; the end of a batch is a datagram that cannot be lost.
        var arrived = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            lab.ToServer = new LinkSettings { Loss = loss };
            for (var i = 0; i < Batch; i++) sender.Send([1]);
            Assert.True(
                SpinWait.SpinUntil(() => lab.Report.ToServer.Arrived >= ((batch + 1) * Batch) + batch, Deadline));
            lab.ToServer = new LinkSettings();
            sender.Send([2]);
            var datagram = new byte[1];
            while (receiver.Receive(datagram) == 1 && datagram[0] != 2) arrived++;
        }

        var (low, high) = Statistics.Binomial999(Batches * Batch, loss);
        Assert.InRange((Batches * Batch) - arrived, low, high);
        Assert.Equal((Batches * Batch) - arrived, lab.Report.ToServer.Lost);
    }

    /// <summary>
    /// The kernel's own packet filter draws the lots, and takes no seed: six standard deviations are allowed.
    /// </summary>
    [Fact]
    public void Loopback_loss_stays_within_the_binomial_interval()
    {
        const int Batches = 20, Batch = 100;
        const double Loss = 0.2;
        Needs.Lab();
        using var lab = PathLab.Start();
        Assert.SkipUnless(LabRequirements.Find("nft") is not null, "nft is not installed: apt-get install nftables.");
        Assert.Throws<ArgumentOutOfRangeException>(() => lab.Server.LoopbackLoss = 20);
        using var receiver = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        receiver.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        using var sender = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        sender.Connect(receiver.LocalEndPoint!);

        var arrived = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            lab.Server.LoopbackLoss = Loss;
            for (var i = 0; i < Batch; i++) sender.Send([1]);
            lab.Server.LoopbackLoss = 0;
            sender.Send([2]);
            var datagram = new byte[1];
            while (receiver.Receive(datagram) == 1 && datagram[0] != 2) arrived++;
        }

        var mean = Batches * Batch * (1 - Loss);
        var tolerance = 6 * Math.Sqrt(mean * Loss);
        Assert.InRange(arrived, mean - tolerance, mean + tolerance);
    }

    [Fact]
    public void Loopback_loss_of_0_and_1_is_exact()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        Assert.SkipUnless(LabRequirements.Find("nft") is not null, "nft is not installed: apt-get install nftables.");
        using var receiver = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        receiver.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        using var sender = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        sender.Connect(receiver.LocalEndPoint!);

        lab.Server.LoopbackLoss = 1;
        for (var i = 0; i < 100; i++) sender.Send([1]);
        lab.Server.LoopbackLoss = 0;
        for (var i = 0; i < 100; i++) sender.Send([2]);

        var datagram = new byte[1];
        for (var i = 0; i < 100; i++) Assert.Equal((1, 2), (receiver.Receive(datagram), datagram[0]));
        Assert.Equal(0, receiver.Available);
    }
}
