using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>
/// The sockets that a check makes, on loopback. No call here waits longer than it is told to, whatever an answer
/// does to the sockets that it was given; all of them are closed at the end.
/// </summary>
internal sealed class TestSockets : IDisposable
{
    private readonly List<Socket> _sockets = [];

    /// <summary>Keeps a socket, to be closed at the end; null is no socket.</summary>
    public Socket? Keep(Socket? socket)
    {
        if (socket is not null) _sockets.Add(socket);
        return socket;
    }

    /// <summary>A new TCP socket.</summary>
    public Socket Tcp(AddressFamily family = AddressFamily.InterNetwork) =>
        Keep(new Socket(family, SocketType.Stream, ProtocolType.Tcp))!;

    /// <summary>A TCP socket that is bound to a free port and doesn't listen.</summary>
    public Socket Bound(IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        var socket = Tcp(address.AddressFamily);
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    /// <summary>A socket that listens on a free port.</summary>
    public Socket Listening(IPAddress? address = null)
    {
        var socket = Bound(address);
        socket.Listen(50);
        return socket;
    }

    /// <summary>Both ends of a new connection; with small buffers, when they are to be filled quickly.</summary>
    public (Socket Client, Socket Server) Pair(bool hasSmallBuffers = false)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var client = Tcp();
        client.NoDelay = true;
        // Before it connects: the window that it offers follows from it.
        if (hasSmallBuffers) client.ReceiveBufferSize = 4096;
        client.Connect(listener.LocalEndPoint!);
        var server = Keep(listener.Accept())!;
        if (hasSmallBuffers) server.SendBufferSize = 4096;
        return (client, server);
    }

    /// <summary>A client that is connected to the server; null when it is refused, or not let in by the
    /// deadline.</summary>
    public Socket? TryConnect(EndPoint server, TimeSpan deadline)
    {
        var client = Tcp(server.AddressFamily);
        // A call that blocks, on its own thread: asking a socket how its connection is doing would take the error of a
        // connection that was reset meanwhile, which the reader has to see.
        var isConnected = false;
        var connecting = new Thread(() =>
        {
            try
            {
                client.Connect(server);
                isConnected = true;
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Refused, or given up below.
            }
        })
        { IsBackground = true, Name = "connect" };
        connecting.Start();
        if (connecting.Join(deadline) && isConnected) return client;
        client.Dispose();
        return null;
    }

    /// <summary>The next client of a listening socket; null when none comes by the deadline, or the socket is
    /// closed.</summary>
    public Socket? TryAccept(Socket listener, TimeSpan deadline)
    {
        try
        {
            // The answer may accept clients of the same socket: between a Poll and an Accept they could be gone.
            using var limit = new CancellationTokenSource(deadline);
            return Keep(listener.AcceptAsync(limit.Token).AsTask().GetAwaiter().GetResult());
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What comes, until the stream ends, time is up, or there are as many bytes as asked for.</summary>
    /// <returns>The bytes, and <c>Success</c> at the end of the stream or the count; else the error.</returns>
    public static (byte[] Bytes, SocketError End) Read(Socket socket, int count, TimeSpan deadline)
    {
        var buffer = new byte[count];
        var got = 0;
        var start = Stopwatch.GetTimestamp();
        try
        {
            // Should somebody else receive what lies ready, this ends it.
            socket.ReceiveTimeout = 1000;
            while (got < count)
            {
                var left = deadline - Stopwatch.GetElapsedTime(start);
                if (!socket.Poll(left > TimeSpan.Zero ? left : TimeSpan.Zero, SelectMode.SelectRead))
                    return (buffer[..got], SocketError.TimedOut);
                var received = socket.Receive(buffer.AsSpan(got));
                if (received == 0) break;
                got += received;
            }

            return (buffer[..got], SocketError.Success);
        }
        catch (SocketException error)
        {
            return (buffer[..got], error.SocketErrorCode);
        }
    }

    /// <summary>What lies ready, without waiting.</summary>
    public static byte[] ReadAvailable(Socket socket) =>
        Available(socket) is > 0 and var count ? Read(socket, count, TimeSpan.FromSeconds(1)).Bytes : [];

    /// <summary>How many bytes lie ready; 0 for a closed socket.</summary>
    public static int Available(Socket socket)
    {
        try
        {
            return socket.Available;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    public static bool IsClosed(Socket socket) => socket.SafeHandle.IsClosed;

    /// <summary>Whether a socket has shut its receiving down: it is readable at once, though nothing has
    /// come.</summary>
    public static bool IsShut(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Closes with a reset, which leaves nothing in TIME_WAIT: the port is free at once.</summary>
    public static void Reset(Socket socket)
    {
        try
        {
            if (socket.SocketType == SocketType.Stream) socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The answer has closed it already.
        }

        socket.Dispose();
    }

    public void Dispose()
    {
        foreach (var socket in _sockets) socket.Dispose();
    }
}
