using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests;

/// <summary>A listening socket and one connection to it, on loopback.</summary>
internal sealed class Loopback : IDisposable
{
    public Loopback()
    {
        Listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Listener.Listen(5);
        Client.Connect(EndPoint);
        Server = Listener.Accept();
        Client.ReceiveTimeout = Server.ReceiveTimeout = 10_000;
    }

    public Socket Listener { get; } = NewSocket();

    public Socket Client { get; } = NewSocket();

    public Socket Server { get; }

    public IPEndPoint EndPoint => (IPEndPoint)Listener.LocalEndPoint!;

    /// <summary>Whether this machine has an IPv6 loopback address; many containers have none.</summary>
    public static bool HasIPv6 { get; } = CanBind(IPAddress.IPv6Loopback);

    public static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static bool CanBind(IPAddress address)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        Listener.Dispose();
    }
}
