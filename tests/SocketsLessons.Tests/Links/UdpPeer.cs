using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

/// <summary>A blocking UDP socket on loopback, with a deadline for each wait.</summary>
internal sealed class UdpPeer : IDisposable
{
    private readonly byte[] _buffer = new byte[65_535];

    public UdpPeer(AddressFamily family = AddressFamily.InterNetwork)
    {
        Socket = new Socket(
            family, SocketType.Dgram, ProtocolType.Udp)
        { ReceiveTimeout = 10_000, ReceiveBufferSize = 4 << 20 };
        Socket.Bind(
            new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, 0));
    }

    public Socket Socket { get; }

    public IPEndPoint EndPoint => (IPEndPoint)Socket.LocalEndPoint!;

    /// <summary>Who sent the datagram that was received last.</summary>
    public EndPoint LastFrom { get; private set; } = new IPEndPoint(IPAddress.None, 0);

    public void Send(byte[] payload, EndPoint to) => Socket.SendTo(payload, to);

    public byte[] Receive()
    {
        EndPoint from = new IPEndPoint(
            Socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (true)
        {
            try
            {
                var length = Socket.ReceiveFrom(_buffer, ref from);
                LastFrom = from;
                return _buffer[..length];
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
            {
                // So Windows reports that an earlier datagram found nobody.
            }
        }
    }

    /// <summary>Receives numbers, as sent by <see cref="SendNumbers"/>.</summary>
    public int[] ReceiveNumbers(long count) =>
        [.. Enumerable.Range(0, (int)count).Select(_ => BitConverter.ToInt32(Receive()))];

    public void SendNumbers(int first, int count, EndPoint to)
    {
        for (var i = first; i < first + count; i++) Send(BitConverter.GetBytes(i), to);
    }

    public void Dispose() => Socket.Dispose();
}
