using System.Text.Json;

namespace SocketsLessons;

/// <summary>What a lesson asks its lab for.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Host">At which of the two hosts: 0 is the client, 1 the server.</param>
/// <param name="Arguments">The socket's type, protocol and congestion control; or a command with its arguments.</param>
/// <param name="ToServer">What to do with packets to the server from now on.</param>
/// <param name="ToClient">What to do with packets to the client from now on.</param>
internal sealed record LabRequest(
    LabVerb Verb, int Host = 0, string[]? Arguments = null, LinkSettings? ToServer = null, LinkSettings? ToClient = null);

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

/// <summary>What a lab answers.</summary>
/// <param name="Error">Why not, in a sentence; null if it was done.</param>
/// <param name="Text">What the command printed.</param>
/// <param name="Report">What the path did so far.</param>
internal sealed record LabReply(string? Error = null, string? Text = null, LinkReport? Report = null);

/// <summary>Messages as bytes.</summary>
internal static class LabMessage
{
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message);

    public static T Read<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes)!;
}
