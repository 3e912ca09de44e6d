using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

/// <summary>Who a link forwards to and from.</summary>
public sealed class LossyLinkPeerTests : IDisposable
{
    private readonly LossyLinkEnds _ends = new();

    public void Dispose() => _ends.Dispose();

    [Fact]
    public void Each_of_many_clients_gets_its_own_answers()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint);
        var clients = Enumerable.Range(0, LossyLink.MaxClients).Select(_ => new UdpPeer()).ToArray();
        try
        {
            for (var round = 0; round < 2; round++)
            {
                foreach (var (i, client) in clients.Index()) client.Send([(byte)i], link.EndPoint);
                for (var i = 0; i < clients.Length; i++)
                    _ends.Server.Send(_ends.Server.Receive(), _ends.Server.LastFrom);
                foreach (var (i, client) in clients.Index()) Assert.Equal([(byte)i], client.Receive());
            }
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    [Fact]
    public void One_client_too_many_replaces_the_one_silent_for_longest()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint);
        // All stay open, so that no two of them can have the same port.
        var clients = Enumerable.Range(0, LossyLink.MaxClients + 1).Select(_ => new UdpPeer()).ToList();
        EndPoint Ask(int client)
        {
            clients[client].Send([(byte)client], link.EndPoint);
            Assert.Equal([(byte)client], _ends.Server.Receive());
            return _ends.Server.LastFrom;
        }

        // The second client is silent the longest, because the first speaks again.
        var seats = Enumerable.Range(0, LossyLink.MaxClients).Select(Ask).ToArray();
        Assert.Equal(seats[0], Ask(0));
        Ask(LossyLink.MaxClients);

        _ends.Server.Send([8], seats[0]);
        Assert.Equal([8], clients[0].Receive());
        // Nobody sits at the silent client's port any more, but it is served again as a newcomer.
        _ends.Server.Send([9], seats[1]);
        _ends.Server.Send([7], Ask(1));
        Assert.Equal([7], clients[1].Receive());
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public void Answers_from_anyone_but_the_server_are_ignored()
    {
        using var link = LossyLink.Start(_ends.Server.EndPoint);
        _ends.Client.Send([1], link.EndPoint);
        _ends.Server.Receive();
        using var stranger = new UdpPeer();
        stranger.Send([66], _ends.Server.LastFrom);
        _ends.Server.Send([2], _ends.Server.LastFrom);
        Assert.Equal([2], _ends.Client.Receive());
        Assert.Equal(1, link.Report.ToClient.Arrived);
    }

    [Fact]
    public void A_server_can_close_and_come_back()
    {
        var endPoint = _ends.Server.EndPoint;
        using var link = LossyLink.Start(endPoint);
        _ends.Server.Dispose();
        _ends.Client.SendNumbers(0, 20, link.EndPoint);
        LossyLinkEnds.Settled(link, 20);
        using var again = new Socket(
            AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        { ReceiveTimeout = 10_000 };
        again.Bind(endPoint);
        _ends.Client.Send([7], link.EndPoint);
        var buffer = new byte[10];
        Assert.Equal(1, again.Receive(buffer));
        Assert.Equal(7, buffer[0]);
    }
}
