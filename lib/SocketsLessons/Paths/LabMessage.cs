using System.Text.Json;

namespace SocketsLessons;

/// <summary>A lesson's request to its lab.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Host">At which host: 0 is the client, 1 the server.</param>
/// <param name="Arguments">The socket's type, protocol and congestion control; or a command with its arguments.</param>
/// <param name="ToServer">What the path does with packets to the server from now on.</param>
/// <param name="ToClient">What the path does with packets to the client from now on.</param>
internal sealed record LabRequest(
    LabVerb Verb, int Host = 0, string[]? Arguments = null, LinkSettings? ToServer = null,
    LinkSettings? ToClient = null);

/// <summary>What a lab can do.</summary>
internal enum LabVerb
{
    Set,
    Socket,
    Report,
    Capture,
    StopCapture,
    Run,
}

/// <summary>A lab's reply.</summary>
/// <param name="Error">Why the request failed, in a sentence; null if it succeeded.</param>
/// <param name="Text">What the command printed.</param>
/// <param name="Report">What the path did so far.</param>
internal sealed record LabReply(string? Error = null, string? Text = null, LinkReport? Report = null);

/// <summary>Requests and replies as JSON.</summary>
internal static class LabMessage
{
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message);

    public static T Read<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes)!;
}
