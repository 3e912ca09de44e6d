using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks.RoundTrips;

/// <summary>The probes' round trips and stream against bare .NET sockets and against C, in interleaved
/// rounds.</summary>
internal static class RoundTripFloor
{
    private const int Rounds = 7;
    private const int Count = 20_000;
    private const int WarmUp = 3_000;
    private const int Datagrams = 200_000;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("sockets-lessons-floor-");
        try
        {
            var floor = Child.CompileFloor(folder.FullName);
            if (floor is null) Console.WriteLine("No C compiler (cc): compared with bare .NET sockets only.");
            foreach (var protocol in new[] { ProtocolType.Tcp, ProtocolType.Udp })
                OnOneCore(() => Compare(protocol, floor));
            Stream(floor);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(ProtocolType protocol, string? floor)
    {
        var name = protocol == ProtocolType.Tcp ? "tcp" : "udp";
        using var echo = new Child(Environment.ProcessPath!, "--echo", name);
        var port = (int)echo.Numbers()[0];
        using var floorEcho = floor is null ? null : new Child(floor, "echo", name);
        var floorPort = (int)(floorEcho?.Numbers()[0] ?? 0);
        var options = new ProbeOptions { Count = Count, WarmUp = WarmUp, Linger = TimeSpan.Zero };
        var rounds = Enumerable.Range(0, Rounds + 1).Select(_ =>
        {
            var bare = BareSockets.Ping(protocol, port, Count, WarmUp);
            var server = new IPEndPoint(IPAddress.Loopback, port);
            var probe = Probe.Run(server, protocol, Pacing.ClosedLoop(), options).Delays;
            double[] c = [double.NaN, double.NaN];
            if (floor is not null)
            {
                using var ping = new Child(floor, "ping", name, $"{floorPort}", $"{Count}", $"{WarmUp}");
                c = [.. ping.Numbers().Select(nanoseconds => nanoseconds / 1000)];
            }

            return (
                Probe: new[] { probe.Percentile(50).TotalMicroseconds, probe.Percentile(99).TotalMicroseconds },
                Bare: new[] { Percentile(bare, 0.5), Percentile(bare, 0.99) }, C: c);
        }).Skip(1).ToArray(); // The first round warms both ends up.

        Console.WriteLine(
            $"{name.ToUpperInvariant()}, 64 bytes, both ends on one core, {Rounds} interleaved rounds of {Count}; "
                + "medians, µs");
        foreach (var i in Enumerable.Range(0, 2))
        {
            Console.WriteLine(
                $"  {(i == 0 ? "p50" : "p99")}  probe {Text(Median(rounds.Select(r => r.Probe[i])), "0.00")}  bare "
                    + $".NET {Text(Median(rounds.Select(r => r.Bare[i])), "0.00")}  C "
                    + $"{Text(Median(rounds.Select(r => r.C[i])), "0.00")}"
                + $"   probe/bare {Text(Median(rounds.Select(r => r.Probe[i] / r.Bare[i])), "0.000")}  probe/C "
                    + $"{Text(Median(rounds.Select(r => r.Probe[i] / r.C[i])), "0.000")}");
        }
    }

    private static void Stream(string? floor)
    {
        var rounds = Enumerable.Range(0, Rounds + 1).Select(_ =>
        {
            using var probe = new OneWayProbe(new ProbeOptions { Count = Datagrams, WarmUp = 1000 }, TimeSpan.Zero);
            var run = probe.Run();
            double[] c = [double.NaN, double.NaN];
            if (floor is not null)
            {
                using var stream = new Child(floor, "stream", $"{Datagrams}");
                c = stream.Numbers();
            }

            return (
                Rate: (run.Samples.Count - 1) / run.Samples[^1].Sent.TotalSeconds,
                Share: 100 * (1 - run.Arrivals.Loss.Value!.Value), C: c[0], CShare: 100 * c[1] / Datagrams);
        }).Skip(1).ToArray();
        Console.WriteLine(
            $"UDP stream, 64 bytes, as fast as the socket takes it, "
                + $"{Rounds} interleaved rounds of {Datagrams}; medians");
        Console.WriteLine(
            $"  sent per second  probe {Text(Median(rounds.Select(r => r.Rate)))}  C "
                + $"{Text(Median(rounds.Select(r => r.C)))}   probe/C "
                + $"{Text(Median(rounds.Select(r => r.Rate / r.C)), "0.000")}"
            + $"   arrived: probe {Text(Median(rounds.Select(r => r.Share)), "0.0")} %, C "
                + $"{Text(Median(rounds.Select(r => r.CShare)), "0.0")} %");
    }

    /// <summary>On two cores a round trip is mostly the waking of the other one, which varies more than what is
    /// compared.</summary>
    private static void OnOneCore(Action action)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            action();
            return;
        }

        using var self = Process.GetCurrentProcess();
        var before = self.ProcessorAffinity;
        self.ProcessorAffinity = before & -before;
        try
        {
            action();
        }
        finally
        {
            self.ProcessorAffinity = before;
        }
    }
}
