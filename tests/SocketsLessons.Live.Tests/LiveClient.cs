using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Live.Tests;

/// <summary>A tab as the server sees it: a WebSocket that speaks the page's messages.</summary>
internal sealed class LiveClient : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonObject> _received = [];

    /// <summary>What the server said at the beginning.</summary>
    public JsonObject State { get; private set; } = [];

    /// <summary>All messages so far.</summary>
    public IReadOnlyList<JsonObject> Received => _received;

    public static async Task<LiveClient> ConnectAsync(
        LiveSite site, string lesson, Action<ClientWebSocketOptions>? change = null)
    {
        var client = new LiveClient();
        client._socket.Options.SetRequestHeader("Cookie", site.Cookie);
        client._socket.Options.SetRequestHeader("Origin", site.Url.GetLeftPart(UriPartial.Authority));
        change?.Invoke(client._socket.Options);
        try
        {
            await client._socket.ConnectAsync(
                new Uri($"ws://127.0.0.1:{site.Port}/live/{lesson}"), TestContext.Current.CancellationToken);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        client.State = await client.UntilAsync("state", _ => true);
        return client;
    }

    public Task SendAsync(JsonObject message) => SendTextAsync(message.ToJsonString());

    public Task SendTextAsync(string text) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true,
        TestContext.Current.CancellationToken);

    public Task RunAsync(params string[] cells) => SendAsync(new JsonObject
    {
        ["type"] = "run",
        ["cells"] = new JsonArray([.. cells.Select(cell => JsonValue.Create(cell))]),
    });

    public Task EditAsync(string cell, string source, int number = 1) => SendAsync(new JsonObject
    {
        ["type"] = "edit",
        ["cell"] = cell,
        ["source"] = source,
        ["n"] = number,
    });

    /// <summary>Runs a cell and waits for its end.</summary>
    public async Task<JsonObject> RunToEndAsync(string cell)
    {
        await RunAsync(cell);
        return await EndAsync(cell);
    }

    public Task<JsonObject> EndAsync(string cell) => UntilAsync("ended", message => Text(message, "cell") == cell);

    /// <summary>Waits for a message.</summary>
    public async Task<JsonObject> UntilAsync(string type, Func<JsonObject, bool> isIt)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        while (true)
        {
            var message = await ReadAsync(deadline.Token)
                ?? throw new InvalidOperationException($"The connection ended before a message '{type}'.");
            _received.Add(message);
            if (Text(message, "type") == type && isIt(message)) return message;
        }
    }

    /// <summary>Waits until the server has closed the connection.</summary>
    public async Task ClosedAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        while (await ReadAsync(deadline.Token) is not null) { }
    }

    /// <summary>A cell's outputs as the page has them: a list of HTML, put together from all messages.</summary>
    public IReadOnlyList<string> Outputs(string cell)
    {
        var html = (State["cells"]![cell]!["html"] as JsonArray ?? [])
            .Select(item => item!.GetValue<string>()).ToList();
        foreach (var message in _received)
        {
            if (Text(message, "type") == "started" && Text(message, "cell") == cell) html.Clear();
            if (Text(message, "type") != "outputs" || Text(message, "cell") != cell) continue;
            var first = message["first"]!.GetValue<int>();
            html.RemoveRange(first, html.Count - first);
            html.AddRange(((JsonArray)message["html"]!).Select(item => item!.GetValue<string>()));
        }

        return html;
    }

    public void Dispose() => _socket.Dispose();

    public static string Text(JsonObject message, string name) => message[name]?.GetValue<string>() ?? "";

    private async Task<JsonObject?> ReadAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var buffer = new byte[65_536];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                text.Write(buffer, 0, part.Count);
                if (part.EndOfMessage) return JsonNode.Parse(text.ToArray())!.AsObject();
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
