using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Links;

/// <summary>One connection through a <see cref="StreamLink"/>: two sockets, and a pump for each direction.</summary>
internal sealed class StreamConnection : IDisposable
{
    private readonly Socket _client;
    private readonly Socket _upstream;
    private readonly IPEndPoint _server;
    private readonly StreamPump[] _pumps;
    private readonly Action<StreamConnection> _over;
    private readonly Thread _connect;
    private int _atEnd;
    private int _closed;

    public StreamConnection(
        Socket client, IPEndPoint server, Func<LinkDirection, StreamSettings> settings, int number, Action<StreamConnection> over)
    {
        (_client, _server, _over) = (client, server, over);
        _upstream = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _client.NoDelay = true; // or Nagle's algorithm would glue slices together again
        _pumps =
        [
            new StreamPump(_client, _upstream, LinkDirection.ToServer, settings, number, AtEnd, Cut),
            new StreamPump(_upstream, _client, LinkDirection.ToClient, settings, number, AtEnd, Cut),
        ];
        _connect = new Thread(Connect) { IsBackground = true, Name = "link connect" };
    }

    /// <summary>Connects to the server on a thread of its own: a server that does not answer holds up nobody else.</summary>
    public void Start() => _connect.Start();

    /// <summary>Closes a socket so that the peer sees a reset (RFC 9293, ABORT): no time is left for a farewell.</summary>
    public static void Reset(Socket socket) => socket.Close(timeout: 0);

    /// <summary>Resets both ends, and waits for the threads.</summary>
    public void Dispose()
    {
        Cut();
        _connect.Join(TimeSpan.FromSeconds(5));
        foreach (var pump in _pumps) pump.Dispose();
    }

    private void Connect()
    {
        try
        {
            _upstream.Connect(_server);
            foreach (var pump in _pumps) pump.Start();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Cut();
            foreach (var pump in _pumps) pump.Dispose();
        }
    }

    private void AtEnd()
    {
        if (Interlocked.Increment(ref _atEnd) < 2 || Interlocked.Exchange(ref _closed, 1) == 1) return;
        _client.Dispose();
        _upstream.Dispose();
        _over(this);
    }

    private void Cut()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1) return;
        foreach (var pump in _pumps) pump.Stop();
        Reset(_client);
        Reset(_upstream);
        _over(this);
    }
}
