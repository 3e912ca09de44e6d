using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A blocking socket that sends and receives messages of one size over TCP or UDP. Blocking calls have the lowest
/// latency here; sending and receiving a message throws and allocates nothing.
/// </summary>
internal sealed class ProbeSocket : IDisposable
{
    private readonly Socket _socket;
    private readonly bool _stream;
    private readonly byte[] _outgoing;
    private readonly byte[] _incoming;
    private int _filled;
    private int _milliseconds = -1;

    private ProbeSocket(Socket socket, ProbeOptions options)
    {
        _socket = socket;
        _stream = socket.SocketType == SocketType.Stream;
        if (_stream) socket.NoDelay = true; // small messages are sent at once (Nagle, RFC 9293 §3.7.4)
        else ReceiveBuffer.Enlarge(socket); // a probe must not lose what the path delivered
        _outgoing = new byte[options.PayloadBytes];
        // One byte more than a message, to detect longer datagrams.
        _incoming = new byte[options.PayloadBytes + (_stream ? 0 : 1)];
    }

    /// <summary>Whether a message can arrive twice, which only UDP allows.</summary>
    public bool MayRepeat => !_stream;

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>The last message received.</summary>
    public ReadOnlySpan<byte> Message => _incoming.AsSpan(0, _outgoing.Length);

    /// <summary>Datagrams dropped because the receive buffer was full; null if the system doesn't count them.</summary>
    public int? KernelDropped => _stream ? null : (int?)ReceiveBuffer.Dropped(_socket);

    /// <summary>Connects to a server, until the token is canceled.</summary>
    public static ProbeSocket Connect(
        ProtocolType protocol, IPEndPoint server, ProbeOptions options, CancellationToken stop)
    {
        var socket = new Socket(
            server.AddressFamily, protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
        try
        {
            // Not ConnectAsync: after one asynchronous call a .NET socket on Unix stays non-blocking, and slower.
            using (stop.Register(socket.Dispose)) socket.Connect(server);
            stop.ThrowIfCancellationRequested();
            return new ProbeSocket(socket, options);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            socket.Dispose();
            stop.ThrowIfCancellationRequested();
            throw ConnectFailed(server, error);
        }
    }

    /// <summary>A UDP socket to receive on, with a port that the system chooses.</summary>
    public static ProbeSocket Bind(IPAddress address, ProbeOptions options) =>
        new(BoundSocket.Create(SocketType.Dgram, ProtocolType.Udp, address, 0), options);

    public static InvalidOperationException ConnectFailed(IPEndPoint server, Exception? cause = null) =>
        new($"Nothing answers on {server}: start the server before the probe, and give the probe the server's end "
            + "point.", cause);

    /// <summary>
    /// Sends a message; false if the connection was closed. A datagram that can't be sent counts as lost.
    /// </summary>
    public bool Send(int sequence, long now)
    {
        ProbeMessage.Write(_outgoing, sequence, now);
        try
        {
            _socket.Send(_outgoing, SocketFlags.None, out var error);
            // UDP reports an earlier datagram's ICMP error here (RFC 1122 §4.1.3.3) and hasn't sent this one.
            if (error != SocketError.Success && !_stream) _socket.Send(_outgoing, SocketFlags.None, out _);
            return error == SocketError.Success || !_stream;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Waits for a message, for the given number of milliseconds.</summary>
    public ReceiveStatus Receive(int milliseconds)
    {
        try
        {
            if (milliseconds != _milliseconds) _socket.ReceiveTimeout = _milliseconds = milliseconds;
            var count = _socket.Receive(_incoming.AsSpan(_filled), SocketFlags.None, out var error);
            if (error != SocketError.Success) return Failed(error);
            if (!_stream) return count == _outgoing.Length ? ReceiveStatus.Message : Damaged();
            if (count == 0) return ReceiveStatus.Closed;
            _filled += count;
            if (_filled < _outgoing.Length) return ReceiveStatus.NoMessage;
            _filled = 0;
            return ReceiveStatus.Message;
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            // Disposed; or, on macOS, the timeout of a socket whose peer has closed can't be set.
            return ReceiveStatus.Closed;
        }
    }

    public void Dispose() => _socket.Dispose();

    private ReceiveStatus Damaged()
    {
        // A datagram of another size isn't ours. A zero timestamp marks it: no real one is zero.
        _incoming.AsSpan(0, ProbeMessage.HeaderBytes).Clear();
        return ReceiveStatus.Message;
    }

    private ReceiveStatus Failed(SocketError error) => error switch
    {
        SocketError.TimedOut or SocketError.WouldBlock => ReceiveStatus.NoMessage,
        // Windows: a datagram longer than the buffer.
        SocketError.MessageSize when !_stream => Damaged(),
        // Linux and macOS say refused; Windows says reset.
        SocketError.ConnectionRefused or SocketError.ConnectionReset when !_stream => ReceiveStatus.Refused,
        _ => ReceiveStatus.Closed,
    };
}
