using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A UDP socket on loopback, with a port the system chose, and a thread that reads its datagrams until Dispose.
/// </summary>
internal sealed class UdpReader : IDisposable
{
    private readonly Action<SocketAddress, ReadOnlySpan<byte>> _received;
    private readonly Thread _thread;
    private long? _dropped;
    private volatile bool _stopped;

    public UdpReader(IPAddress address, string name, Action<SocketAddress, ReadOnlySpan<byte>> received)
    {
        _received = received;
        Socket = BoundSocket.Create(SocketType.Dgram, ProtocolType.Udp, address, 0);
        ReceiveBuffer.Enlarge(Socket);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    public Socket Socket { get; }

    /// <summary>
    /// How many datagrams the system dropped because the receive buffer was full; null if it doesn't count them.
    /// </summary>
    public long? KernelDropped => _dropped = ReceiveBuffer.Dropped(Socket) ?? _dropped;

    public void Start() => _thread.Start();

    /// <summary>Closes the socket and ends the thread.</summary>
    public void Dispose()
    {
        _ = KernelDropped; // the closed socket can't be asked any more
        _stopped = true;
        Socket.Dispose();
        _thread.Join(TimeSpan.FromSeconds(5));
    }

    private void Run()
    {
        var buffer = new byte[65_535];
        var from = new SocketAddress(Socket.AddressFamily);
        while (!_stopped)
        {
            try
            {
                var length = Socket.ReceiveFrom(buffer, SocketFlags.None, from);
                _received(from, buffer.AsSpan(0, length));
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                // Disposed; or there's no free port for a new client, whose datagram is lost; or, on Windows, an
                // earlier datagram's port was closed.
            }
        }
    }
}
