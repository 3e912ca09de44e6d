using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>What it costs a lab's path that its packets are captured: goodput, and lateness.</summary>
internal static class CaptureCost
{
    private const int Rounds = 7, Datagrams = 1_000;

    // The path of the lessons: 50 Mbit/s, 10 ms there and back.
    private static readonly LinkSettings s_path = new()
    {
        Delay = TimeSpan.FromMilliseconds(5),
        BitsPerSecond = 50_000_000,
        QueueBytes = 128 * 1024,
    };

    public static void Run()
    {
        if (PathLab.UnavailableReason is { } reason)
        {
            Console.WriteLine(reason);
            return;
        }

        var (goodputs, delays) = (new List<(double Plain, double Captured)>(),
            new List<(double[] Plain, double[] Captured)>());
        Goodput(capture: true); // warm-up
        for (var round = 0; round < Rounds; round++)
        {
            // Interleaved, and each first every other time: so what the machine does meets both.
            var (first, second) = (Goodput(round % 2 == 1), Goodput(round % 2 == 0));
            goodputs.Add(round % 2 == 1 ? (second, first) : (first, second));
            var (early, late) = (Delays(round % 2 == 1), Delays(round % 2 == 0));
            delays.Add(round % 2 == 1 ? (late, early) : (early, late));
        }

        var (plain, captured) = (Median(goodputs.Select(pair => pair.Plain)),
            Median(goodputs.Select(pair => pair.Captured)));
        Console.WriteLine(
            $"path of 50 Mbit/s, 10 ms there and back; {Rounds} interleaved rounds; medians of the rounds");
        Console.WriteLine($"goodput of 1.5 s: {Text(plain, "0.00")} Mbit/s, captured {Text(captured, "0.00")} Mbit/s "
            + $"({Text(100 * ((captured / plain) - 1), "+0.0;-0.0")} %)");
        Console.WriteLine($"{Datagrams} datagrams, one a millisecond, one way, less the 5 ms, in µs:");
        foreach (var share in (double[])[0.5, 0.99])
        {
            var bare = Median(delays.Select(pair => Percentile(pair.Plain, share)));
            var other = Median(delays.Select(pair => Percentile(pair.Captured, share)));
            Console.WriteLine($"  p{100 * share}: {Text(bare)}, captured {Text(other)}");
        }
    }

    private static double Goodput(bool capture)
    {
        using var lab = PathLab.Start(s_path);
        if (capture) lab.Capture();
        var (client, server) = lab.Connect();
        var sender = new Thread(() =>
        {
            try
            {
                while (true) client.Send(new byte[16 * 1024]);
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                // The lab is over.
            }
        })
        { IsBackground = true };
        sender.Start();
        var (clock, buffer, bytes) = (Stopwatch.StartNew(), new byte[256 * 1024], 0L);
        while (clock.Elapsed.TotalSeconds < 2)
        {
            bytes += server.Receive(buffer);
            if (clock.Elapsed.TotalSeconds < 0.5) bytes = 0; // the start isn't counted
        }

        return 8 * bytes / (clock.Elapsed.TotalSeconds - 0.5) / 1e6;
    }

    private static double[] Delays(bool capture)
    {
        using var lab = PathLab.Start(s_path);
        if (capture) lab.Capture();
        var sink = lab.Server.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        sink.Bind(new IPEndPoint(lab.Server.Address, 0));
        sink.ReceiveTimeout = 500;
        var source = lab.Client.NewSocket(SocketType.Dgram, ProtocolType.Udp);
        source.Connect(sink.LocalEndPoint!);
        var sender = new Thread(() => Send(source));
        sender.Start();
        var (delays, payload) = (new List<double>(), new byte[64]);
        try
        {
            while (delays.Count < Datagrams)
            {
                sink.Receive(payload);
                var took = Stopwatch.GetElapsedTime(BinaryPrimitives.ReadInt64LittleEndian(payload));
                delays.Add((took - s_path.Delay).TotalMicroseconds);
            }
        }
        catch (SocketException end) when (end.SocketErrorCode == SocketError.TimedOut)
        {
            // The rest is missing.
        }

        sender.Join();
        return [.. delays.Order()];
    }

    private static void Send(Socket source)
    {
        Pace.RaiseTimerResolution();
        var (payload, start) = (new byte[64], Stopwatch.GetTimestamp());
        for (var i = 0; i < Datagrams; i++)
        {
            Pace.Until(start + (i * Stopwatch.Frequency / 1000));
            BinaryPrimitives.WriteInt64LittleEndian(payload, Stopwatch.GetTimestamp());
            source.Send(payload);
        }
    }
}
