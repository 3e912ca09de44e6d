using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>Two ends of one TCP connection on loopback.</summary>
internal sealed class SocketPair : IDisposable
{
    public SocketPair()
    {
        using var listener = New();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Far = New();
        Far.Connect(listener.LocalEndPoint!);
        Near = listener.Accept();
        Far.NoDelay = Near.NoDelay = true;
        Far.ReceiveTimeout = Near.ReceiveTimeout = (int)Wire.Deadline.TotalMilliseconds;
    }

    public Socket Far { get; }

    public Socket Near { get; }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }

    private static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
