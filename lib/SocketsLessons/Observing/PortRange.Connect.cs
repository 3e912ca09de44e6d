using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

public sealed partial record PortRange
{
    private static readonly TimeSpan ConnectDeadline = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Connects a new TCP socket to a server on loopback, from a free port of this range. On Linux 6.3 and later the
    /// system chooses the port (the option <c>IP_LOCAL_PORT_RANGE</c>, man 7 ip). Elsewhere, and outside of the
    /// system's own range, each port is tried in turn. It
    /// waits 5 s at most for an answer.
    /// </summary>
    /// <param name="server">The server's address and port, over IPv4.</param>
    /// <returns>The connected socket; it's yours to dispose.</returns>
    /// <exception cref="SocketException"><see cref="SocketError.AddressNotAvailable"/> if every port of the range is in
    /// use for this server; <see cref="SocketError.TimedOut"/> if the server doesn't answer; any other error that
    /// <c>connect</c> reports, such as a refusal.</exception>
    public Socket Connect(EndPoint server)
    {
        // Linux ignores the option if the range isn't a part of the system's.
        var all = Ephemeral();
        if (OperatingSystem.IsLinux() && all.Contains(First) && all.Contains(Last)
            && Try(server, TryLimit) is { } limited) return limited;
        for (var port = First; port <= Last; port++)
        {
            if (TryFrom(port, server) is { } client) return client;
        }

        throw new SocketException((int)SocketError.AddressNotAvailable);
    }

    /// <summary>Lets the system choose from this range only; false where it has no option for that.</summary>
    private bool TryLimit(Socket client)
    {
        const int IPPROTO_IP = 0, IP_LOCAL_PORT_RANGE = 51;
        try
        {
            // The first port is in the lower 16 bits, the last one in the upper ones.
            client.SetRawSocketOption(
                IPPROTO_IP, IP_LOCAL_PORT_RANGE, BitConverter.GetBytes((uint)Last << 16 | (uint)First));
            return true;
        }
        catch (SocketException)
        {
            // A kernel before 6.3.
            return false;
        }
    }

    /// <summary>Connects from one port; null if it's in use.</summary>
    private static Socket? TryFrom(int port, EndPoint server)
    {
        try
        {
            return Try(server, client =>
            {
                client.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return true;
            });
        }
        catch (SocketException error)
            when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable)
        {
            return null;
        }
    }

    /// <summary>Connects a socket that has been prepared; null if it couldn't be.</summary>
    private static Socket? Try(EndPoint server, Func<Socket, bool> prepare)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var isConnected = false;
        try
        {
            if (!prepare(client)) return null;
            using var deadline = new CancellationTokenSource(ConnectDeadline);
            client.ConnectAsync(server, deadline.Token).AsTask().GetAwaiter().GetResult();
            isConnected = true;
            return client;
        }
        catch (OperationCanceledException)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
        finally
        {
            if (!isConnected) client.Dispose();
        }
    }
}
