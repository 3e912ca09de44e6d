using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SocketsLessons.Benchmarks.RoundTrips;

/// <summary>Ping-pong on bare blocking .NET sockets: what the probes add their book-keeping to.</summary>
internal static class BareSockets
{
    private const int Bytes = 64;

    /// <summary>Echoes until the process is killed; prints its port first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Echo(ProtocolType protocol)
    {
        using var socket = new Socket(
            AddressFamily.InterNetwork, protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (protocol == ProtocolType.Tcp) socket.Listen();
        Console.WriteLine(((IPEndPoint)socket.LocalEndPoint!).Port);
        var buffer = new byte[Bytes];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (true)
        {
            if (protocol == ProtocolType.Udp)
            {
                var count = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                socket.SendTo(buffer.AsSpan(0, count), SocketFlags.None, from);
                continue;
            }

            using var connection = socket.Accept();
            connection.NoDelay = true;
            while (connection.Receive(buffer.AsSpan(), SocketFlags.None, out _) is > 0 and var count)
                connection.Send(buffer.AsSpan(0, count), SocketFlags.None, out _);
        }
    }

    /// <summary>The round-trip times in µs, sorted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Ping(ProtocolType protocol, int port, int count, int warmUp)
    {
        using var socket = new Socket(
            AddressFamily.InterNetwork, protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        if (protocol == ProtocolType.Tcp) socket.NoDelay = true;
        var buffer = new byte[Bytes];
        var times = new long[count];
        for (var i = -warmUp; i < count; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            socket.Send(buffer.AsSpan(), SocketFlags.None);
            for (var got = 0; got < Bytes;) got += socket.Receive(buffer.AsSpan(got), SocketFlags.None);
            if (i >= 0) times[i] = Stopwatch.GetTimestamp() - sent;
        }

        return [.. times.Order().Select(ticks => ticks * 1e6 / Stopwatch.Frequency)];
    }
}
