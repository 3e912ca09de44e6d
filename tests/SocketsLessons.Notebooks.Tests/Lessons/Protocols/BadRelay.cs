using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>What a <see cref="BadRelay"/> does; probabilities of 0 to 1, drawn for each datagram from the seed; the
/// delay is in milliseconds, each way.</summary>
internal sealed record BadLuck(
    int Seed, double Loss, double Duplication, double Reordering, double Garbage, int Delay = 0)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}, loss {Loss:0.00}, duplication {Duplication:0.00}, reordering {Reordering:0.00}, garbage "
            + $"{Garbage:0.00}");
}

/// <summary>
/// A UDP relay that loses, copies and delays datagrams, and adds garbage: cut-off copies, copies of another
/// transfer, random bytes, each from a stranger's port. It is not the library's link, so that the protocol
/// is judged by something else than what it was written against.
/// </summary>
internal sealed class BadRelay : IDisposable
{
    private readonly Socket _front = Udp(), _back = Udp(), _stranger = Udp();
    private readonly PriorityQueue<(byte[] Datagram, Socket From, EndPoint To), (long Due, long Number)> _late = new();
    private readonly EndPoint _server;
    private readonly BadLuck _luck;
    private readonly Random _random;
    private readonly Thread _thread;
    private EndPoint? _client;
    private long _number;
    private volatile bool _stopped;

    public BadRelay(EndPoint server, BadLuck luck)
    {
        (_server, _luck, _random) = (server, luck, new Random(luck.Seed));
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public EndPoint EndPoint => _front.LocalEndPoint!;

    public static Socket Udp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _front.Dispose();
        _back.Dispose();
        _stranger.Dispose();
    }

    private void Run()
    {
        var buffer = new byte[65_536];
        while (!_stopped)
        {
            Socket.Select(Readable(out var ready), null, null, TimeSpan.FromMilliseconds(_late.Count > 0 ? 1 : 20));
            foreach (var socket in ready)
            {
                EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                int length;
                try { length = socket.ReceiveFrom(buffer, ref from); }
                catch (SocketException) { continue; } // Windows: the last datagram's receiver is gone.
                if (socket == _front) _client = from;
                if (socket == _front) Pass(buffer[..length], _back, _server);
                else if (_client is not null) Pass(buffer[..length], _front, _client);
            }

            while (_late.TryPeek(out var next, out var when) && when.Due <= Stopwatch.GetTimestamp())
            {
                _late.Dequeue();
                next.From.SendTo(next.Datagram, next.To);
            }
        }
    }

    private List<Socket> Readable(out List<Socket> same) => same = [_front, _back];

    private void Pass(byte[] datagram, Socket from, EndPoint to)
    {
        if (_random.NextDouble() < _luck.Garbage) Later(Garbage(datagram), _stranger, to);
        if (_random.NextDouble() < _luck.Loss) return;
        Later(datagram, from, to);
        while (_random.NextDouble() < _luck.Duplication) Later(datagram, from, to);
    }

    private void Later(byte[] datagram, Socket from, EndPoint to)
    {
        // Those that are chosen come up to 8 ms late, behind many others; the rest keep their order.
        var late = _luck.Delay + (_random.NextDouble() < _luck.Reordering ? _random.Next(1, 9) : 0);
        _late.Enqueue((datagram, from, to), (Stopwatch.GetTimestamp() + late * Stopwatch.Frequency / 1000, _number++));
    }

    private byte[] Garbage(byte[] datagram)
    {
        var copy = datagram.ToArray();
        switch (_random.Next(5))
        {
            case 0: return copy[.._random.Next(copy.Length)]; // cut off anywhere
            case 1: return [.. copy, .. new byte[_random.Next(1, 2000)]]; // too long
            case 2: copy[0] += 8; return copy; // no such kind
            case 3: // whole, with the next number and other bytes, but of the transfer before
                BinaryPrimitives.WriteUInt32BigEndian(
                    copy.AsSpan(1), BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(1)) - 1);
                BinaryPrimitives.WriteUInt32BigEndian(
                    copy.AsSpan(5), BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(5)) + 1);
                copy.AsSpan(11).Reverse();
                return copy;
            default:
                _random.NextBytes(copy);
                return copy;
        }
    }
}
