using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A UDP echo server (RFC 862): it sends every datagram back to its sender. It runs in the background, on loopback or
/// at a host of a lab, and keeps no state between two datagrams. Dispose closes it.
/// </summary>
public sealed class UdpEchoServer : IDisposable
{
    // The length field counts 8 bytes of header (RFC 768); IPv4 leaves 20 less.
    private const int LargestDatagram = 65_535 - 8;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly Thread _thread;
    private long _echoed;

    private UdpEchoServer(Socket socket)
    {
        _socket = socket;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
        _thread = new Thread(Echo) { IsBackground = true, Name = $"echo server {EndPoint}" };
    }

    /// <summary>The address and port that clients send to.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>How many datagrams it sent back so far.</summary>
    public long Echoed => Interlocked.Read(ref _echoed);

    /// <summary>Starts a server.</summary>
    /// <param name="address">A loopback address; 127.0.0.1 by default.</param>
    /// <param name="port">The port; with 0 the system chooses a free one.</param>
    /// <exception cref="ArgumentException">The address is not a loopback address.</exception>
    /// <exception cref="InvalidOperationException">The address or port isn't available; the message says why.
    /// </exception>
    public static UdpEchoServer Start(IPAddress? address = null, int port = 0)
    {
        return Start(BoundSocket.Create(SocketType.Dgram, ProtocolType.Udp, address ?? IPAddress.Loopback, port));
    }

    /// <summary>Starts a server at a host of a lab, at a port that the system chooses.</summary>
    /// <param name="host">The host. Dispose the server before the lab.</param>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    public static UdpEchoServer Start(PathHost host)
    {
        var socket = host.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(host.Address, 0));
        return Start(socket);
    }

    private static UdpEchoServer Start(Socket socket)
    {
        var server = new UdpEchoServer(socket);
        server._thread.Start();
        return server;
    }

    /// <summary>Closes the socket and waits for the server's thread, 5 s at most.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join(Deadline);
    }

    private void Echo()
    {
        var buffer = new byte[LargestDatagram];
        var client = new SocketAddress(EndPoint.AddressFamily);
        while (!_socket.SafeHandle.IsClosed)
        {
            try
            {
                var bytes = _socket.ReceiveFrom(buffer, SocketFlags.None, client);
                _socket.SendTo(buffer.AsSpan(0, bytes), SocketFlags.None, client);
                Interlocked.Increment(ref _echoed);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // The client's port is closed, which its system reported by ICMP; or this socket was disposed.
            }
        }
    }
}
