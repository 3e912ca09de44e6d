using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

public sealed partial class PathLab
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Makes a TCP connection across the path: a listening socket at the server, a socket at the client that connects
    /// to it, and the one that the server accepts. A call on either end waits for 5 s at most. The lab closes both at
    /// its end.
    /// </summary>
    /// <exception cref="SocketException">The connection could not be made: the path loses too much.</exception>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    /// <exception cref="ObjectDisposedException">The lab was disposed.</exception>
    public (Socket Client, Socket Server) Connect()
    {
        using var listener = Server.NewSocket();
        listener.Bind(new IPEndPoint(Server.Address, 0));
        listener.Listen();
        var client = Client.NewSocket();
        client.Connect(listener.LocalEndPoint!);
        var server = listener.Accept();
        lock (_gate) _sockets.Add(server);
        client.ReceiveTimeout = client.SendTimeout = server.ReceiveTimeout =
            server.SendTimeout = (int)Timeout.TotalMilliseconds;
        return (client, server);
    }

    /// <summary>
    /// Loses what the client sends during an action. It returns as soon as the path has dropped a packet. The path is
    /// as it was then: what TCP sends again gets through.
    /// </summary>
    /// <param name="send">Sends something, such as <c>() => client.Send(data)</c>.</param>
    /// <exception cref="TimeoutException">Within 5 s no packet came that could be dropped.</exception>
    public void DropToServer(Action send)
    {
        ArgumentNullException.ThrowIfNull(send);
        var (before, dropped) = (ToServer, Report.ToServer.Lost);
        ToServer = before with { Loss = 1 };
        try
        {
            send();
            if (!SpinWait.SpinUntil(() => Report.ToServer.Lost > dropped, Timeout))
                throw new TimeoutException("Nothing was sent to the server that could have been dropped.");
        }
        finally
        {
            ToServer = before;
        }
    }
}
