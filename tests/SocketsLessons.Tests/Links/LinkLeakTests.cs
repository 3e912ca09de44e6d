using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

/// <summary>Runs alone, because it counts threads of the whole process.</summary>
[CollectionDefinition(nameof(LinkLeakTests), DisableParallelization = true)]
[Collection(nameof(LinkLeakTests))]
public sealed class LinkLeakTests
{
    private static int LinkThreads() => Directory.GetDirectories("/proc/self/task").Count(task =>
    {
        try
        {
            return File.ReadAllText($"{task}/comm").StartsWith("link ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // it has just ended
        }
    });

    [Fact]
    public void A_disposed_link_leaves_no_thread_behind()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("The names of threads are read from /proc.");
        using var server = new UdpPeer();
        using var client = new UdpPeer();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var caller = new TcpClient();
        using (var link = LossyLink.Start(server.EndPoint))
        using (var stream = StreamLink.Start((IPEndPoint)listener.LocalEndpoint))
        {
            client.Send([1], link.EndPoint);
            server.Receive();
            caller.Connect(stream.EndPoint);
            caller.Client.Send([1]);
            using var accepted = listener.AcceptTcpClient();
            Assert.Equal(1, accepted.Client.Receive(new byte[1]));
            Assert.True(LinkThreads() > 0);
        }

        Assert.True(SpinWait.SpinUntil(() => LinkThreads() == 0, 10_000), $"{LinkThreads()} threads still run.");
    }
}
