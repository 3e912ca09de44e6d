namespace SocketsLessons;

/// <summary>The sockets of a recording: each has a column of the diagram.</summary>
internal enum TimelineSocket
{
    Client,
    Connection,
    Listening,
}

/// <summary>Tells which socket a recorded call was made on.</summary>
internal sealed class TimelineSockets
{
    private readonly HashSet<string> _listening;

    public TimelineSockets(IReadOnlyList<TimelineEvent> events) => _listening =
    [
        .. from call in events
           where call.Side == Side.Server && (call.IsAccept || call.Method is "Listen" or "Start")
           select call.Target,
    ];

    /// <summary>Whether the recording has calls on a listening socket.</summary>
    public bool HasListening => _listening.Count > 0;

    /// <summary>The socket that the call was made on.</summary>
    public TimelineSocket Of(TimelineEvent call) => call.Side == Side.Client ? TimelineSocket.Client
        : _listening.Contains(call.Target) ? TimelineSocket.Listening
        : TimelineSocket.Connection;

    /// <summary>Where an arrow begins and ends.</summary>
    public (TimelineSocket From, TimelineSocket To) Ends(TimelineArrow arrow, IReadOnlyList<TimelineEvent> events)
    {
        var (from, to) = (Of(events[arrow.From]), Of(events[arrow.To]));
        if (arrow.From != arrow.To) return (from, to);
        return events[arrow.From].IsAccept ? (TimelineSocket.Listening, TimelineSocket.Connection)
            : (from, HasListening ? TimelineSocket.Listening : TimelineSocket.Connection);
    }

    /// <summary>What the diagram and its text call a socket.</summary>
    public string Name(TimelineSocket socket) => socket switch
    {
        TimelineSocket.Client => "client",
        TimelineSocket.Listening => "listening socket",
        _ => HasListening ? "connection" : "server",
    };
}
