using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

/// <summary>A client and a server for a link between them.</summary>
internal sealed class LossyLinkEnds : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public UdpPeer Client { get; } = new();

    public UdpPeer Server { get; } = new();

    /// <summary>
    /// Sends numbered datagrams in batches that fit into any receive buffer, and receives what the link says
    /// it passed on: everything that comes, in the order in which it comes.
    /// </summary>
    public int[] Through(LossyLink link, int count, int first = 0, int batch = 100)
    {
        var received = new List<int>();
        for (var sent = 0; sent < count; sent += batch)
        {
            var before = link.Report.ToServer;
            var now = Math.Min(batch, count - sent);
            Client.SendNumbers(first + sent, now, link.EndPoint);
            var after = Settled(link, before.Arrived + now);
            received.AddRange(Server.ReceiveNumbers(after.Departed - before.Departed));
        }

        Assert.False(Server.Socket.Poll(0, SelectMode.SelectRead), "More datagrams came than the link passed on.");
        return [.. received];
    }

    /// <summary>Waits until that many have arrived, and all of them that should depart have done so.</summary>
    public static LinkCounts Settled(LossyLink link, long arrived)
    {
        static long Expected(LinkCounts c) => c.Arrived - c.Lost - c.Overflowed + c.Duplicated - c.Unsent;
        Assert.True(
            SpinWait.SpinUntil(
            () => link.Report.ToServer is var c && c.Arrived == arrived && c.Departed == Expected(c), Deadline),
            $"The link did not settle: {link.Report}");
        return link.Report.ToServer;
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
