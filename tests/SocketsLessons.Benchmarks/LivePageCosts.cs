using System.Diagnostics;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Live.Serving;
using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>What the live page costs: a cell's round trip over it, completions, the first output, and memory.</summary>
internal static class LivePageCosts
{
    private const int Cells = 100;
    private const int Completions = 40;
    private const int Stops = 6;
    private const int Open = 10;

    public static void Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("lessons-benchmark-");
        try
        {
            Console.WriteLine(
                $"from starting the command to the output of lesson 00's first cell: "
                    + $"{string.Join("/", await FirstOutputsAsync(3))} s");
            var options = new LiveOptions(
                Path.Combine(Checkout.Root, "notebooks"), Path.Combine(work.FullName, "work"), CellEngine.Default);
            await using var server = await LiveServer.StartAsync(options, CancellationToken.None);
            using var tab = await LiveTabClient.OpenAsync(server.Address.Url, server.Token, "00-start-here");
            await RoundTripsAsync(tab);
            await CompletionsAsync(server);
            await StopsAsync(tab);
            await MemoryAsync(server);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task RoundTripsAsync(LiveTabClient tab)
    {
        using var process = CellProcess.Start(CellEngine.Default, Path.Combine(Checkout.Root, "notebooks"));
        await process.IsReadyAsync(CancellationToken.None);
        await tab.EditAsync("echo", "1");
        double[] alone = new double[Cells], live = new double[Cells];
        // Interleaved, and the first tenth not counted: the code gets compiled.
        for (var run = -Cells / 10; run < Cells; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await process.RunAsync(run + Cells, "1", _ => { }, TimeSpan.FromMinutes(1), CancellationToken.None);
            if (run >= 0) alone[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await tab.RunAsync("echo");
            if (run >= 0) live[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(alone);
        Array.Sort(live);
        Console.WriteLine(
            $"a trivial cell, {Cells} times: kernel alone p50 {Text(Percentile(alone, 0.5), "0.0")} ms, over the page "
            + $"p50 {Text(Percentile(live, 0.5), "0.0")} ms, ratio "
                + $"{Text(Percentile(live, 0.5) / Percentile(alone, 0.5), "0.00")}; "
            + $"p95 {Text(Percentile(alone, 0.95), "0.0")} and {Text(Percentile(live, 0.95), "0.0")} ms");
    }

    private static async Task CompletionsAsync(LiveServer server)
    {
        // Its own lesson: each cell that has run makes completions slower, and nobody runs hundreds.
        using var tab = await LiveTabClient.OpenAsync(server.Address.Url, server.Token, "01-sockets-and-endpoints");
        foreach (var cell in (string[])["open", "two-ends", "both-ways"]) await tab.RunAsync(cell);
        var times = new double[Completions];
        for (var run = -Completions / 10; run < Completions; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await tab.CompleteAsync("both-ways", "var server = TcpEchoServer.Start();\nserver.");
            if (run >= 0) times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(
            $"completions, {Completions} times: p50 {Text(Percentile(times, 0.5))} ms, p95 "
                + $"{Text(Percentile(times, 0.95))} ms");
    }

    private static async Task StopsAsync(LiveTabClient tab)
    {
        string[] waits =
        [
            "Console.WriteLine(1); while (true) { }",
            "var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); listener.Start(); "
                + "Console.WriteLine(1); listener.AcceptTcpClient();",
        ];
        var times = new List<double>();
        for (var run = 0; run < Stops; run++)
        {
            await tab.EditAsync("echo", waits[run % waits.Length]);
            await tab.StartAsync("echo");
            times.Add(await tab.StopAsync("echo"));
        }

        Console.WriteLine(
            $"to stop an endless loop or a blocked Accept, {Stops} times: p50 {Text(Median(times))} ms, at most "
                + $"{Text(times.Max())} ms");
    }

    private static async Task MemoryAsync(LiveServer server)
    {
        var tabs = new List<LiveTabClient>();
        var start = Stopwatch.GetTimestamp();
        var lessons = Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb")
            .Select(Path.GetFileNameWithoutExtension).Order().Take(Open).ToArray();
        try
        {
            foreach (var lesson in lessons)
                tabs.Add(await LiveTabClient.OpenAsync(server.Address.Url, server.Token, lesson!));
            await Task.WhenAll(tabs.Select(tab => tab.RunFirstAsync()));
            var took = Stopwatch.GetElapsedTime(start);
            var sizes = Children().Select(child => child.WorkingSet64 / 1e6).ToArray();
            Console.WriteLine(
                $"{lessons.Length} lessons open at once, the first cell of each run: "
                    + $"{Text(took.TotalSeconds, "0.0")} s; "
                + $"{Text(Median(sizes))} MB for a lesson (median), {Text(sizes.Sum())} MB for all, "
                + $"{Text(Process.GetCurrentProcess().WorkingSet64 / 1e6)} MB for the server");
        }
        finally
        {
            tabs.ForEach(tab => tab.Dispose());
        }
    }

    /// <summary>The processes that run cells, and not those that something else on this machine has started.</summary>
    private static IEnumerable<Process> Children() =>
        Process.GetProcessesByName(Path.GetFileNameWithoutExtension(CellEngine.Default.Assembly))
        .Where(process => process.StartTime > Process.GetCurrentProcess().StartTime);

    private static async Task<string[]> FirstOutputsAsync(int runs)
    {
        var times = new List<string>();
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var command = Process.Start(
                new ProcessStartInfo("dotnet", [CellEngine.Script.Assembly, "open", "--port", "0", "--no-browser"])
                {
                    // The learner's work in this checkout stays as it is: only a cell is run.
                    WorkingDirectory = Checkout.Root,
                    RedirectStandardOutput = true,
                })!;
            try
            {
                var line = (await command.StandardOutput.ReadLineAsync())!;
                var url = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
                using var tab = await LiveTabClient.OpenAsync(
                    url.GetLeftPart(UriPartial.Authority) + "/", url.Query["?token=".Length..], "00-start-here");
                await tab.RunAsync("open");
                times.Add(Text(Stopwatch.GetElapsedTime(start).TotalSeconds, "0.0"));
            }
            finally
            {
                command.Kill();
                await command.WaitForExitAsync();
            }
        }

        return [.. times];
    }
}
