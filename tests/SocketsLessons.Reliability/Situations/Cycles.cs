using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace SocketsLessons.Reliability.Situations;

/// <summary>
/// Opens and disposes what runs in the background. What there is of it is found by its shape, so that a new server
/// or link is tried too: a public type that can be disposed, with a static Start.
/// </summary>
internal static class Cycles
{
    private const int Burst = 20;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static IEnumerable<Type> Types => typeof(TcpEchoServer).Assembly.GetExportedTypes()
        .Where(type => type.IsAssignableTo(typeof(IDisposable)) && Start(type) is not null);

    public static async Task GrowthAsync(Work work)
    {
        using var tcp = TcpEchoServer.Start();
        using var udp = UdpEchoServer.Start();
        foreach (var type in Types)
        {
            if (UnavailableReason(type, tcp, udp) is not null) continue;
            // A lab is a program with its own networks, and takes a hundred times as long as a socket.
            var cycles = work.Times(quick: 100, full: 1_000) / (HasEndPoint(type) ? 1 : 20);
            for (var warm = 0; warm < Math.Min(Burst, cycles); warm++) Cycle(type, tcp, udp);
            var before = Sizes();
            for (var cycle = 1; cycle <= cycles; cycle++)
            {
                string? failure = null;
                try
                {
                    Cycle(type, tcp, udp);
                }
                catch (Exception error)
                    when (error is SocketException or InvalidOperationException or TargetInvocationException)
                {
                    failure = (error.InnerException ?? error).Message;
                }

                if (cycle % 100 == 0 || cycle == cycles || failure is not null)
                    work.Tell($"{type.Name}, {cycle} cycles", failure);
            }

            // What a disposed server still has to end, ends by itself soon.
            var grown = await UntilAsync(() => Growth(before, Sizes()));
            work.Tell($"{type.Name}, growth", grown);
        }
    }

    public static async Task InMidTrafficAsync(Work work)
    {
        using var tcp = TcpEchoServer.Start();
        using var udp = UdpEchoServer.Start();
        foreach (var type in Types.Where(HasEndPoint))
        {
            for (var round = 1; round <= work.Times(quick: 10, full: 200); round++)
            {
                var open = Open(type, tcp, udp);
                using var end = new CancellationTokenSource();
                var traffic = Enumerable.Range(0, 3)
                    .Select(_ => Task.Run(() => Send(type, EndPoint(open), end.Token))).ToArray();
                var disposals = Enumerable.Range(0, 2).Select(number => Task.Run(async () =>
                {
                    await Task.Delay(round % 7 * 3);
                    open.Dispose();
                })).ToArray();
                var all = Task.WhenAll(disposals);
                var failure = await Task.WhenAny(all, Task.Delay(Deadline)) != all ? "Dispose has not returned."
                    : all.Exception?.InnerException is { } error
                        ? $"Dispose threw {error.GetType().Name}: {error.Message}" : null;
                await end.CancelAsync();
                await Task.WhenAll(traffic);
                work.Tell($"{type.Name}, round {round}", failure);
            }
        }
    }

    private static void Cycle(Type type, TcpEchoServer tcp, UdpEchoServer udp)
    {
        var open = Open(type, tcp, udp);
        using (open)
        {
            if (!HasEndPoint(type)) return;
            using var client = Client(type);
            client.Connect(EndPoint(open));
            client.Send(new byte[100]);
            client.Receive(new byte[100]);
        }

        open.Dispose();
    }

    /// <summary>Sends and receives until it is told to end, whatever happens to the other side.</summary>
    private static void Send(Type type, IPEndPoint to, CancellationToken end)
    {
        try
        {
            using var client = Client(type);
            client.ReceiveTimeout = 50;
            client.Connect(to);
            while (!end.IsCancellationRequested)
            {
                client.Send(new byte[500]);
                client.Receive(new byte[500]);
            }
        }
        catch (SocketException)
        {
            // The other side is being disposed: that is what is tried.
        }
    }

    private static Socket Client(Type type) =>
        type.Name.Contains("Udp", StringComparison.Ordinal) || type.Name.StartsWith("Lossy", StringComparison.Ordinal)
        ? new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5_000 }
        : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5_000 };

    private static MethodInfo? Start(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .FirstOrDefault(
            method => method.Name == "Start" && method.GetParameters()
                .All(parameter => parameter.IsOptional || parameter.ParameterType == typeof(IPEndPoint)));

    private static IDisposable Open(Type type, TcpEchoServer tcp, UdpEchoServer udp)
    {
        var start = Start(type)!;
        var server = type.Name.StartsWith("Lossy", StringComparison.Ordinal) ? udp.EndPoint : tcp.EndPoint;
        return (IDisposable)start.Invoke(
            null, [
            .. start.GetParameters().Select(parameter => parameter.IsOptional ? parameter.DefaultValue : server)])!;
    }

    private static bool HasEndPoint(Type type) => type.GetProperty("EndPoint") is not null;

    /// <summary>Why one cannot be opened on this machine: a lab needs namespaces.</summary>
    private static string? UnavailableReason(Type type, TcpEchoServer tcp, UdpEchoServer udp)
    {
        try
        {
            Cycle(type, tcp, udp);
            return null;
        }
        catch (TargetInvocationException error) when (!HasEndPoint(type))
        {
            return error.InnerException!.Message;
        }
    }

    private static IPEndPoint EndPoint(IDisposable open) =>
        (IPEndPoint)open.GetType().GetProperty("EndPoint")!.GetValue(open)!;

    private static (int Files, int Threads, double Megabytes) Sizes()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var self = Process.GetCurrentProcess();
        var files = OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length
            : self.HandleCount;
        return (files, self.Threads.Count, GC.GetTotalMemory(forceFullCollection: true) / 1e6);
    }

    private static string? Growth(
        (int Files, int Threads, double Megabytes) then, (int Files, int Threads, double Megabytes) now) =>
        now.Files > then.Files + 5 ? $"open files grew from {then.Files} to {now.Files}."
        : now.Threads > then.Threads + 5 ? $"threads grew from {then.Threads} to {now.Threads}."
        : now.Megabytes > then.Megabytes + 2
            ? $"memory grew from {then.Megabytes:0.0} to {now.Megabytes:0.0} MB." : null;

    private static async Task<string?> UntilAsync(Func<string?> failure)
    {
        var start = Stopwatch.GetTimestamp();
        string? last;
        while ((last = failure()) is not null && Stopwatch.GetElapsedTime(start) < Deadline) await Task.Delay(200);
        return last;
    }
}
