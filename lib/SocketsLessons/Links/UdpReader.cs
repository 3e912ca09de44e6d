using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Links;

/// <summary>Reads datagrams from a socket on a thread of its own, until it is disposed.</summary>
internal sealed class UdpReader : IDisposable
{
    private readonly Socket _socket;
    private readonly Action<SocketAddress, ReadOnlySpan<byte>> _received;
    private readonly Thread _thread;
    private long? _dropped;
    private volatile bool _stopped;

    public UdpReader(Socket socket, string name, Action<SocketAddress, ReadOnlySpan<byte>> received)
    {
        _socket = socket;
        _received = received;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>
    /// What the kernel dropped because this socket's receive buffer was full, or null where the system
    /// does not say: the ninth number of SO_MEMINFO (linux/sock_diag.h).
    /// </summary>
    public long? KernelDropped
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return null;
            try
            {
                Span<byte> numbers = stackalloc byte[9 * sizeof(uint)];
                var length = _socket.GetRawSocketOption(1, 55, numbers);
                if (length >= 36) _dropped = BinaryPrimitives.ReadUInt32LittleEndian(numbers[32..]);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Disposed: what was last known stays true.
            }

            return _dropped;
        }
    }

    /// <summary>A UDP socket on loopback, on a port that the system chooses, with much room for bursts.</summary>
    public static Socket Bind(AddressFamily family)
    {
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // The system may grant less (net.core.rmem_max on Linux).
            socket.ReceiveBufferSize = 4 << 20;
            socket.Bind(new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, 0));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Closes the socket and ends the thread.</summary>
    public void Dispose()
    {
        _ = KernelDropped;
        _stopped = true;
        _socket.Dispose();
        if (Thread.CurrentThread != _thread) _thread.Join(TimeSpan.FromSeconds(5));
    }

    private void Run()
    {
        var buffer = new byte[65_535];
        var from = new SocketAddress(_socket.AddressFamily);
        while (!_stopped)
        {
            try
            {
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, from);
                _received(from, buffer.AsSpan(0, length));
            }
            catch (SocketException)
            {
                // Windows reports "port unreachable" for an earlier datagram here; it lost no data.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }
}
