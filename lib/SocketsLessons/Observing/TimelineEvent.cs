using System.Net.NetworkInformation;

namespace SocketsLessons;

/// <summary>One recorded socket call and its result.</summary>
/// <param name="Side">Which side called.</param>
/// <param name="Call">The call as written in the source.</param>
/// <param name="At">When the call began, since the recording began.</param>
/// <param name="Took">How long the call took.</param>
/// <param name="Result">What it returned (a number of bytes, an address), or its error code.</param>
/// <param name="Failed">Whether it threw an exception.</param>
/// <param name="ClientState">The state of the client's end after the call; null if the system lists none.</param>
/// <param name="ServerState">The same for the server's end of the connection.</param>
/// <param name="ListeningState">LISTEN while the system lists a listening socket; otherwise null.</param>
public sealed record TimelineEvent(
    Side Side,
    string Call,
    TimeSpan At,
    TimeSpan Took,
    string? Result,
    bool Failed,
    TcpState? ClientState,
    TcpState? ServerState,
    TcpState? ListeningState)
{
    /// <summary>The method's name: Send in <c>client.Send(hello)</c>.</summary>
    public string Method { get; } = MethodIn(Call);

    /// <summary>The object it was called on: client in <c>client.Send(hello)</c>.</summary>
    internal string Target { get; } = TargetIn(Call);

    internal bool IsAccept => Method.StartsWith("Accept", StringComparison.Ordinal);

    /// <summary>How many bytes a Send or Receive transferred; null for other calls.</summary>
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
