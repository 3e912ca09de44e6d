using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>One browser tab that shows a lesson: JSON messages both ways over a WebSocket.</summary>
internal sealed class LiveTab(WebSocket socket)
{
    private const int MaxMessage = 2_000_000;
    private const int MaxWaiting = 2_000;

    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(MaxWaiting);

    /// <summary>Sends a message, in order. A tab that takes none for too long is closed; it comes back by
    /// itself.</summary>
    public void Send(JsonObject message)
    {
        if (!_outgoing.Writer.TryWrite(message.ToJsonString())) socket.Abort();
    }

    /// <summary>Reads messages until the tab is closed.</summary>
    public async Task RunAsync(Action<JsonObject> receive, CancellationToken cancellation)
    {
        var sending = SendAsync(cancellation);
        try
        {
            while (await ReadAsync(cancellation) is { } message) receive(message);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or JsonException
            or InvalidOperationException or FormatException)
        {
            // The tab has gone, or does not speak as a page of ours does.
        }

        _outgoing.Writer.TryComplete();
        await sending;
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) socket.Abort();
    }

    private async Task<JsonObject?> ReadAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16_384];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType != WebSocketMessageType.Text) return null;
            text.Write(buffer, 0, part.Count);
            if (text.Length > MaxMessage) return null;
            if (part.EndOfMessage)
                return JsonNode.Parse(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length)) as JsonObject;
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellation))
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(message).AsMemory(), WebSocketMessageType.Text,
                    endOfMessage: true, cancellation);
        }
        catch (Exception error)
            when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The tab has gone.
        }
    }
}
