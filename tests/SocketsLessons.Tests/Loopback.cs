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

    public static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        Listener.Dispose();
    }
}
