using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// One client of a <see cref="LossyLink"/>, with its own socket toward the server, so that the server's answers find
/// their way back, as through a network address translator (RFC 4787).
/// </summary>
internal sealed class LinkSession : IDisposable
{
    private readonly UdpReader _reader;
    private readonly SocketAddress _server;

    public LinkSession(SocketAddress client, IPEndPoint server, LinkPipe toClient)
    {
        Client = client;
        _server = server.Serialize();
        // Not connected, so answers from other addresses are filtered here. (On a connected socket, an earlier
        // datagram's "port unreachable" would make the next Send fail.)
        _reader = new UdpReader(server.Address, "link client", (from, answer) =>
        {
            if (from.Equals(_server)) toClient.Arrive(this, answer);
        });
        _reader.Start();
    }

    /// <summary>The client's address.</summary>
    public SocketAddress Client { get; }

    /// <summary>When the client last sent something; the one silent for longest is replaced.</summary>
    public long LastReceived { get; set; } = Stopwatch.GetTimestamp();

    public long KernelDropped => _reader.KernelDropped ?? 0;

    public void SendToServer(ReadOnlySpan<byte> payload) => _reader.Socket.SendTo(payload, SocketFlags.None, _server);

    public void Dispose() => _reader.Dispose();
}
