using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Links;

/// <summary>
/// One client of a <see cref="LossyLink"/>, with the socket that stands for it at the server: so the
/// server's answers find their way back, as through a network address translator (RFC 4787).
/// </summary>
internal sealed class LinkSession : IDisposable
{
    private readonly UdpReader _reader;
    private readonly SocketAddress _server;
    private readonly Socket _socket;

    public LinkSession(SocketAddress client, IPEndPoint server, Action<LinkSession, ReadOnlySpan<byte>> answered)
    {
        Client = client;
        _server = server.Serialize();
        _socket = UdpReader.Bind(server.AddressFamily);
        // Not connected, so an answer from elsewhere has to be told apart here. (On a connected socket,
        // an earlier datagram's "port unreachable" would make the next Send fail in its place.)
        _reader = new UdpReader(_socket, "link client", (from, payload) =>
        {
            if (from.Equals(_server)) answered(this, payload);
        });
    }

    /// <summary>The client's address.</summary>
    public SocketAddress Client { get; }

    /// <summary>When the client was last heard of, to find the one that is silent the longest.</summary>
    public long LastHeard { get; set; } = Stopwatch.GetTimestamp();

    public long? KernelDropped => _reader.KernelDropped;

    public void SendToServer(ReadOnlySpan<byte> payload) => _socket.SendTo(payload, SocketFlags.None, _server);

    public void Dispose() => _reader.Dispose();
}
