using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>One connection through a <see cref="StreamLink"/>: two sockets, and a thread for each direction.</summary>
internal sealed class StreamConnection : IDisposable
{
    private const int StackSize = 256 << 10;

    private readonly Socket _client;
    private readonly Socket _upstream;
    private readonly IPEndPoint _server;
    private readonly Action<StreamConnection> _onClosed;
    private readonly Thread _toServer;
    private readonly Thread _toClient;
    private int _running = 2;
    private int _closed;

    public StreamConnection(Socket client, IPEndPoint server, StreamLink link, Action<StreamConnection> onClosed)
    {
        (_client, _server, _onClosed) = (client, server, onClosed);
        _upstream = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _client.NoDelay = true; // or Nagle's algorithm would join the slices again
        var toServer = new StreamPump(_client, _upstream, () => link.ToServer, Seed(link.ToServer, 0));
        var toClient = new StreamPump(_upstream, _client, () => link.ToClient, Seed(link.ToClient, 1));
        ulong Seed(StreamSettings settings, ulong direction) =>
            ((ulong)(uint)settings.Seed << 32) | ((ulong)(uint)link.Accepted << 1) | direction;
        _toClient = new Thread(() => Pump(toClient.Run), StackSize) { IsBackground = true, Name = "link to client" };
        _toServer = new Thread(() => Pump(() => Connect(toServer)), StackSize)
        {
            IsBackground = true,
            Name = "link to server",
        };
    }

    /// <summary>
    /// Connects to the server on its own thread, so that a server that doesn't answer delays no other client.
    /// </summary>
    public void Start() => _toServer.Start();

    /// <summary>Closes a socket with a reset (RFC 9293, ABORT).</summary>
    public static void Reset(Socket socket) => socket.Close(timeout: 0);

    /// <summary>Resets both ends and waits for the threads.</summary>
    public void Dispose()
    {
        Abort();
        _toServer.Join(TimeSpan.FromSeconds(5));
        if (!_toClient.ThreadState.HasFlag(ThreadState.Unstarted)) _toClient.Join(TimeSpan.FromSeconds(5));
    }

    private void Connect(StreamPump toServer)
    {
        _upstream.Connect(_server);
        (_client.Blocking, _upstream.Blocking) = (false, false);
        _toClient.Start();
        toServer.Run();
    }

    private void Pump(Action run)
    {
        try
        {
            run();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Abort(); // one end was reset, so the other is too
            return;
        }

        // Both directions have ended with an end of stream.
        if (Interlocked.Decrement(ref _running) == 0 && TryClose())
        {
            _client.Dispose();
            _upstream.Dispose();
            _onClosed(this);
        }
    }

    private void Abort()
    {
        if (!TryClose()) return;
        Reset(_client);
        Reset(_upstream);
        _onClosed(this);
    }

    private bool TryClose() => Interlocked.Exchange(ref _closed, 1) == 0;
}
