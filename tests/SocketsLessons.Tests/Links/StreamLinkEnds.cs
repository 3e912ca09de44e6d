using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

/// <summary>The two ends of links of streams, with a deadline for each wait.</summary>
internal sealed class StreamLinkEnds : IDisposable
{
    public const int DeadlineMs = 10_000;

    private readonly List<IDisposable> _open = [];

    public Socket Listener { get; } = Listen();

    private static Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(128);
        return listener;
    }

    public StreamLink Start(StreamSettings toServer, StreamSettings? toClient = null)
    {
        var link = StreamLink.Start((IPEndPoint)Listener.LocalEndPoint!, toServer, toClient ?? new StreamSettings());
        _open.Add(link);
        return link;
    }

    public Socket Client(StreamLink link)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = DeadlineMs,
            SendTimeout = DeadlineMs,
        };
        _open.Add(client);
        client.Connect(link.EndPoint);
        return client;
    }

    public Socket Accept()
    {
        Assert.True(Listener.Poll(DeadlineMs * 1000, SelectMode.SelectRead), "Nobody connected.");
        var accepted = Listener.Accept();
        (accepted.ReceiveTimeout, accepted.SendTimeout) = (DeadlineMs, DeadlineMs);
        _open.Add(accepted);
        return accepted;
    }

    /// <summary>Reads to the end of the stream.</summary>
    public static byte[] ReadToEnd(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        while (socket.Receive(buffer) is > 0 and var length) all.Write(buffer, 0, length);
        return all.ToArray();
    }

    /// <summary>Reads until the connection is reset, and answers what came before.</summary>
    public static byte[] ReadToReset(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        var error = Assert.Throws<SocketException>(() =>
        {
            while (socket.Receive(buffer) is > 0 and var length) all.Write(buffer, 0, length);
        });
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        return all.ToArray();
    }

    /// <summary>Resets a connection (RFC 9293, ABORT).</summary>
    public static void Abort(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public static byte[] RandomBytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static Thread Sending(Socket socket, byte[] bytes)
    {
        var thread = new Thread(() =>
        {
            for (var sent = 0; sent < bytes.Length;)
                sent += socket.Send(bytes.AsSpan(sent, Math.Min(5000, bytes.Length - sent)));
            socket.Shutdown(SocketShutdown.Send);
        });
        thread.Start();
        return thread;
    }

    public void Dispose()
    {
        foreach (var socketOrLink in _open) socketOrLink.Dispose();
        Listener.Dispose();
    }
}
