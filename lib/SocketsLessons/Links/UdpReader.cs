using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A UDP socket on loopback, on a port that the system chose, whose datagrams are read by a thread
/// of its own until it is disposed.
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

    /// <summary>What the kernel dropped because the receive buffer was full; null where it does not say.</summary>
    public long? KernelDropped => _dropped = ReceiveBuffer.Dropped(Socket) ?? _dropped;

    public void Start() => _thread.Start();

    /// <summary>Closes the socket and ends the thread.</summary>
    public void Dispose()
    {
        _ = KernelDropped; // it cannot be asked for later
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
                // Disposed; or no port is left for a new client, whose datagram is lost; or, on Windows, word that
                // an earlier datagram's port is closed.
            }
        }
    }
}
