using System.Net.NetworkInformation;

namespace SocketsLessons;

/// <summary>One socket call that was made, and what it did.</summary>
/// <param name="Side">Who called.</param>
/// <param name="Call">The call as it stands in the source.</param>
/// <param name="At">When the call began, since the recording did.</param>
/// <param name="Took">How long the call took.</param>
/// <param name="Result">What it returned (a number of bytes, an address), or the error code it ended with.</param>
/// <param name="Failed">Whether it ended with an exception.</param>
/// <param name="ClientState">The state of the client's end after the call, as the system lists it; null where it lists none.</param>
/// <param name="ServerState">The same for the server's end; LISTEN where there is a listening socket only.</param>
public sealed record TimelineEvent(
    Side Side,
    string Call,
    TimeSpan At,
    TimeSpan Took,
    string? Result,
    bool Failed,
    TcpState? ClientState,
    TcpState? ServerState)
{
    /// <summary>The name of the method that was called: Send in <c>client.Send(hello)</c>.</summary>
    public string Method { get; } = MethodIn(Call);

    /// <summary>What the method was called on: client in <c>client.Send(hello)</c>.</summary>
    internal string Target { get; } = TargetIn(Call);

    /// <summary>The bytes that a Send or Receive moved, or null for another call.</summary>
    public int? Bytes => !Failed && (Method.StartsWith("Send", StringComparison.Ordinal)
            || Method.StartsWith("Receive", StringComparison.Ordinal))
        && int.TryParse(Result, out var bytes) ? bytes : null;

    private static string TargetIn(string call)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        var dot = call.LastIndexOf('.', open < 0 ? call.Length - 1 : open);
        return dot < 0 ? "" : call[..dot];
    }

    private static string MethodIn(string call)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        var head = open < 0 ? call : call[..open];
        return head[(head.LastIndexOfAny(['.', ' ']) + 1)..];
    }
}
