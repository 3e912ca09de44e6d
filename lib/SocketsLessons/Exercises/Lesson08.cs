using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 08. Each tries the answer with bytes that a network may bring.</summary>
public static partial class Lesson08
{
    /// <summary>How long a check waits for anything.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Two connected sockets; with small buffers, when they are to be filled quickly.</summary>
    private static (Socket Near, Socket Far) Pair(bool small = false)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (small) far.ReceiveBufferSize = 4096; // before it connects: the window follows from it
        far.Connect(listener.LocalEndPoint!);
        var near = listener.Accept();
        if (small) near.SendBufferSize = 4096;
        return (near, far);
    }
}
