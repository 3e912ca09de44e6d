using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Live.Serving;
using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>What the live page costs: a cell's round trip over it, completions, the first output, and memory.</summary>
internal static class LivePageCosts
{
    private const int Cells = 200;
    private const int Completions = 200;
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
            using var tab = await Tab.OpenAsync(server.Address.Url, server.Token, "00-start-here");
            await RoundTripsAsync(tab);
            await CompletionsAsync(tab);
            await MemoryAsync(server);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task RoundTripsAsync(Tab tab)
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

    private static async Task CompletionsAsync(Tab tab)
    {
        await tab.RunAsync("open");
        var times = new double[Completions];
        for (var run = -Completions / 10; run < Completions; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await tab.CompleteAsync("using var server = TcpEchoServer.Start();\nserver.");
            if (run >= 0) times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(
            $"completions, {Completions} times: p50 {Text(Percentile(times, 0.5))} ms, p95 "
                + $"{Text(Percentile(times, 0.95))} ms");
    }

    private static async Task MemoryAsync(LiveServer server)
    {
        var tabs = new List<Tab>();
        var start = Stopwatch.GetTimestamp();
        var lessons = Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb")
            .Select(Path.GetFileNameWithoutExtension).Order().Take(Open).ToArray();
        try
        {
            foreach (var lesson in lessons) tabs.Add(await Tab.OpenAsync(server.Address.Url, server.Token, lesson!));
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
                using var tab = await Tab.OpenAsync(
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

    /// <summary>The WebSocket of a tab.</summary>
    private sealed class Tab : IDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly byte[] _buffer = new byte[4_000_000];
        private JsonNode _state = new JsonObject();
        private int _questions;

        public static async Task<Tab> OpenAsync(string url, string token, string lesson)
        {
            var tab = new Tab();
            tab._socket.Options.SetRequestHeader("Cookie", $"{Gate.CookieName(url)}={token}");
            tab._socket.Options.SetRequestHeader("Origin", url.TrimEnd('/'));
            await tab._socket.ConnectAsync(
                new Uri($"{url.Replace("http", "ws", StringComparison.Ordinal)}live/{lesson}"), CancellationToken.None);
            tab._state = await tab.UntilAsync(message => (string?)message["type"] == "state");
            return tab;
        }

        public Task EditAsync(string cell, string code) =>
            SendAsync(new JsonObject { ["type"] = "edit", ["cell"] = cell, ["source"] = code, ["n"] = 1 });

        public Task RunFirstAsync() => RunAsync(((JsonObject)_state["cells"]!).First().Key);

        public async Task RunAsync(string cell)
        {
            await SendAsync(new JsonObject { ["type"] = "run", ["cells"] = new JsonArray(cell) });
            await UntilAsync(message => (string?)message["type"] == "ended" && (string?)message["cell"] == cell);
        }

        public async Task CompleteAsync(string code)
        {
            var id = ++_questions;
            var lines = code.Split('\n');
            await SendAsync(new JsonObject
            {
                ["type"] = "ask",
                ["id"] = id,
                ["what"] = "completions",
                ["cell"] = "echo",
                ["code"] = code,
                ["line"] = lines.Length - 1,
                ["character"] = lines[^1].Length,
            });
            var answer = await UntilAsync(message => (string?)message["type"] == "answer" && (int?)message["id"] == id);
            if (answer["answer"]?["items"] is not JsonArray { Count: > 0 })
                throw new InvalidOperationException("There was no completion.");
        }

        public void Dispose() => _socket.Dispose();

        private Task SendAsync(JsonObject message) =>
            _socket.SendAsync(
                Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true,
                CancellationToken.None);

        private async Task<JsonNode> UntilAsync(Func<JsonNode, bool> isIt)
        {
            while (true)
            {
                var count = 0;
                WebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(
                        new ArraySegment<byte>(_buffer, count, _buffer.Length - count), CancellationToken.None);
                    count += part.Count;
                }
                while (!part.EndOfMessage);
                if (JsonNode.Parse(_buffer.AsSpan(0, count)) is { } message && isIt(message)) return message;
            }
        }
    }
}
