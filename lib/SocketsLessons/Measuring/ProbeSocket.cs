using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A blocking socket that sends and receives messages of one size, over TCP or UDP. Blocking, since
/// that is the fastest that .NET has to offer here; and free of exceptions and allocations per message.
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
        if (_stream) socket.NoDelay = options.NoDelay;
        else ReceiveBuffer.Enlarge(socket); // a probe must not lose what the path delivered
        _outgoing = new byte[options.PayloadBytes];
        // One byte more than a message, so that a longer datagram is not taken for one.
        _incoming = new byte[options.PayloadBytes + (_stream ? 0 : 1)];
    }

    /// <summary>Whether a message can arrive twice: a datagram can, and what TCP delivers cannot.</summary>
    public bool MayRepeat => !_stream;

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>The message that was received last.</summary>
    public ReadOnlySpan<byte> Message => _incoming.AsSpan(0, _outgoing.Length);

    /// <summary>Datagrams that the receive buffer had no room for, where the system says so (Linux).</summary>
    public int? KernelDropped => _stream ? null : (int?)ReceiveBuffer.Dropped(_socket);

    /// <summary>A socket that is connected to a server, or ends with the token's exception.</summary>
    public static ProbeSocket Connect(ProtocolType protocol, IPEndPoint server, ProbeOptions options, CancellationToken stop)
    {
        var socket = new Socket(server.AddressFamily, protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
        try
        {
            // Not ConnectAsync: after one asynchronous call a socket stays slower for good.
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

    /// <summary>A UDP socket on a port of the system's choice, to receive on.</summary>
    public static ProbeSocket Bind(IPAddress address, ProbeOptions options) =>
        new(BoundSocket.Create(SocketType.Dgram, ProtocolType.Udp, address, 0), options);

    public static InvalidOperationException ConnectFailed(IPEndPoint server, Exception? cause = null) =>
        new($"Nothing answers on {server}: start the server before the probe, and give the probe the server's end point.", cause);

    /// <summary>Sends one message. False when the connection is gone; a datagram may also just get lost.</summary>
    public bool Send(int sequence, long now)
    {
        ProbeMessage.Write(_outgoing, sequence, now);
        try
        {
            _socket.Send(_outgoing, SocketFlags.None, out var error);
            // UDP reports here what an earlier datagram met (RFC 1122 §4.1.3.3), and has not sent this one.
            if (error != SocketError.Success && !_stream) _socket.Send(_outgoing, SocketFlags.None, out _);
            return error == SocketError.Success || !_stream;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Waits for a message for so many milliseconds.</summary>
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
            // Disposed; or, on macOS, the time-out of a socket whose peer has gone cannot be set.
            return ReceiveStatus.Closed;
        }
    }

    public void Dispose() => _socket.Dispose();

    private ReceiveStatus Damaged()
    {
        // A datagram of another size is none of ours: no time stamp is zero.
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
