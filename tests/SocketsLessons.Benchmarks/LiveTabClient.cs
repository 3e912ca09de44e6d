using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Live.Serving;

namespace SocketsLessons.Benchmarks;

/// <summary>A browser tab as the live page's server sees it: a WebSocket.</summary>
internal sealed class LiveTabClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[4_000_000];
    private JsonNode _state = new JsonObject();
    private int _questions;

    public static async Task<LiveTabClient> OpenAsync(string url, string token, string lesson)
    {
        var tab = new LiveTabClient();
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

    /// <summary>Runs a cell until it has put something out.</summary>
    public async Task StartAsync(string cell)
    {
        await SendAsync(new JsonObject { ["type"] = "run", ["cells"] = new JsonArray(cell) });
        await UntilAsync(message => (string?)message["type"] == "started" && (string?)message["cell"] == cell);
        await UntilAsync(message => (string?)message["type"] == "outputs" && (string?)message["cell"] == cell);
    }

    /// <summary>Stops it, and says how many milliseconds that took.</summary>
    public async Task<double> StopAsync(string cell)
    {
        var start = Stopwatch.GetTimestamp();
        await SendAsync(new JsonObject { ["type"] = "stop" });
        await UntilAsync(message => (string?)message["type"] == "ended" && (string?)message["cell"] == cell);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public async Task CompleteAsync(string cell, string code)
    {
        var id = ++_questions;
        var lines = code.Split('\n');
        await SendAsync(new JsonObject
        {
            ["type"] = "ask",
            ["id"] = id,
            ["what"] = "completions",
            ["cell"] = cell,
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
