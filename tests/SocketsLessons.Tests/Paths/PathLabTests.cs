using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Paths;

public sealed class PathLabTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public void Sockets_have_the_addresses_of_two_hosts()
    {
        using var path = new LabConnection(new LinkSettings());

        Assert.Equal(path.Lab.Client.Address, ((IPEndPoint)path.Client.LocalEndPoint!).Address);
        Assert.Equal(path.Lab.Server.Address, ((IPEndPoint)path.Client.RemoteEndPoint!).Address);
        Assert.Equal(path.Client.LocalEndPoint, path.Server.RemoteEndPoint);
        Assert.Equal(path.Client.RemoteEndPoint, path.Server.LocalEndPoint);
    }

    [Fact]
    public async Task Sockets_work_asynchronously()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        using var limit = new CancellationTokenSource(Deadline);
        var listener = lab.Server.NewSocket();
        listener.Bind(new IPEndPoint(lab.Server.Address, 0));
        listener.Listen();
        var client = lab.Client.NewSocket();

        await client.ConnectAsync(listener.LocalEndPoint!, limit.Token);
        using var server = await listener.AcceptAsync(limit.Token);
        await client.SendAsync(new byte[3], limit.Token);

        Assert.Equal(3, await server.ReceiveAsync(new byte[10], limit.Token));
    }

    [Fact]
    public void Bursts_that_never_end_can_be_set()
    {
        Needs.Lab();
        using var lab = PathLab.Start(new LinkSettings { Bursts = new BurstLoss { GoodToBad = 0.5, BadToGood = 0 } });

        Assert.Equal(0, lab.ToServer.Bursts!.BadToGood);
    }

    [Fact]
    public void Both_directions_can_be_set_at_once_by_two_threads()
    {
        Needs.Lab();
        using var lab = PathLab.Start();
        for (var delay = 1; delay <= 50; delay++)
        {
            var settings = new LinkSettings { Delay = TimeSpan.FromMilliseconds(delay) };
            Parallel.Invoke(() => lab.ToServer = settings, () => lab.ToClient = settings);
            Assert.Equal((settings, settings), (lab.ToServer, lab.ToClient));
        }

        Assert.Throws<ArgumentNullException>(() => lab.ToServer = null!);
        Assert.Throws<ArgumentNullException>(() => lab.ToClient = null!);
    }

    [Fact]
    public void Unsupported_requests_are_refused_in_a_sentence()
    {
        Assert.Contains(
            "Set Loss instead",
            Assert.Throws<ArgumentException>(() => PathLab.Start(new LinkSettings { Corruption = 0.1 })).Message,
            StringComparison.Ordinal);
        Needs.Lab();
        using var lab = PathLab.Start();
        Assert.Contains(
            "'fastest'",
            Assert.Throws<InvalidOperationException>(() => lab.Client.NewSocket(congestionControl: "fastest")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => lab.ToClient = new LinkSettings { Corruption = 0.1 });
        Assert.Equal(0, lab.ToClient.Corruption);
        // And it goes on after all that.
        using var socket = lab.Client.NewSocket();
        Assert.Equal(SocketType.Stream, socket.SocketType);
    }

    [Fact]
    public void On_other_systems_than_Linux_the_error_says_what_to_do()
    {
        Assert.SkipWhen(OperatingSystem.IsLinux(), "This is Linux.");
        Assert.Contains("Linux", PathLab.UnavailableReason, StringComparison.Ordinal);
        Assert.Equal(
            PathLab.UnavailableReason, Assert.Throws<PlatformNotSupportedException>(() => PathLab.Start()).Message);
        Assert.Empty(PathLab.CongestionControls);
    }
}
