using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Benchmarks;

/// <summary>One stream of datagrams, paced by one thread, through a link to a socket that counts them.</summary>
internal sealed record LinkRun(
    double Rate, long Sent, long Received, double[] Lateness, double[] EndToEnd, double Cpu, LinkCounts Counts)
{
    private const int Bytes = 64;

    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    /// <summary>Datagrams that are missing at the end although nobody asked for a loss.</summary>
    public long Missing => Sent - Received;

    /// <param name="rate">Datagrams a second.</param>
    /// <param name="seconds">How long to send.</param>
    /// <param name="direct">Straight to the socket, without a link or a delay: the floor.</param>
    public static LinkRun Measure(int rate, double seconds, bool direct = false)
    {
        using var sink = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        sink.ReceiveBufferSize = 4 << 20;
        sink.ReceiveTimeout = 500;
        sink.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var delay = direct ? TimeSpan.Zero : Delay;
        using var link = LossyLink.Start((IPEndPoint)sink.LocalEndPoint!, new LinkSettings { Delay = delay });
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        sender.Connect(direct ? sink.LocalEndPoint! : link.EndPoint);

        var total = (int)(rate * seconds);
        var endToEnd = new double[total];
        var received = 0;
        var reader = new Thread(() => received = Receive(sink, endToEnd, delay)) { Name = "sink" };
        reader.Start();
        var cpu = ThreadTime.Of("link");
        var start = Stopwatch.GetTimestamp();
        Send(sender, total, rate, start);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cpu = ThreadTime.Of("link") - cpu;
        reader.Join();

        var lateness = link.Log.Where(r => r.Lateness is not null).Select(r => r.Lateness!.Value.TotalMicroseconds)
            .Order().ToArray();
        var trips = endToEnd.AsSpan(0, received).ToArray().Order().ToArray();
        return new LinkRun(total / elapsed, total, received, lateness, trips, cpu / elapsed, link.Report.ToServer);
    }

    private static void Send(Socket sender, int total, int rate, long start)
    {
        Pace.RaiseTimerResolution();
        Span<byte> payload = stackalloc byte[Bytes];
        for (var i = 0; i < total; i++)
        {
            var due = start + (long)(i * (double)Stopwatch.Frequency / rate);
            Pace.Until(due);
            BinaryPrimitives.WriteInt64LittleEndian(payload, Stopwatch.GetTimestamp());
            sender.Send(payload);
        }
    }

    private static int Receive(Socket sink, double[] endToEnd, TimeSpan delay)
    {
        Span<byte> payload = stackalloc byte[Bytes];
        var received = 0;
        try
        {
            while (received < endToEnd.Length)
            {
                sink.Receive(payload);
                var traveled = Stopwatch.GetElapsedTime(BinaryPrimitives.ReadInt64LittleEndian(payload));
                endToEnd[received++] = (traveled - delay).TotalMicroseconds;
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.TimedOut)
        {
            // Nothing for half a second: the rest is missing.
        }

        return received;
    }
}
