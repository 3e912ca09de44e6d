using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Exercises;

/// <summary>The checks of lesson 08. Each tries the answer with bytes that a network may bring.</summary>
public static partial class Lesson08
{
    /// <summary>How long a check waits for anything.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Two connected sockets, whose buffers are small enough to be filled quickly.</summary>
    private static (Socket Near, Socket Far) Pair()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        // The far end's window follows from the size of its buffer when it connects.
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 8192 };
        far.Connect(listener.LocalEndPoint!);
        var near = listener.Accept();
        near.SendBufferSize = 8192;
        return (near, far);
    }
}
