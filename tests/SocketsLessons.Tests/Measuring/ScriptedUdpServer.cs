using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

/// <summary>A UDP server of bare sockets that does with each datagram what a test's script says.</summary>
internal sealed class ScriptedUdpServer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Thread _thread;

    /// <summary>The script gets the sequence number, the datagram, and a way to answer.</summary>
    public ScriptedUdpServer(Action<long, byte[], Action<byte[]>> script)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        _thread = new Thread(() =>
        {
            var buffer = new byte[70_000];
            while (true)
            {
                try
                {
                    EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                    var count = _socket.ReceiveFrom(buffer, ref from);
                    var datagram = buffer[..count];
                    script(
                        BinaryPrimitives.ReadInt64BigEndian(datagram), datagram, answer =>
                            _socket.SendTo(answer, from));
                }
                catch (ObjectDisposedException) { return; }
                catch (SocketException error)
                    when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionRefused)
                { }
                catch (SocketException) { return; }
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    public IPEndPoint EndPoint { get; }

    public static ScriptedUdpServer Echo() => new((_, datagram, answer) => answer(datagram));

    public static ScriptedUdpServer Silent() => new((_, _, _) => { });

    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join(TimeSpan.FromSeconds(10));
    }
}
