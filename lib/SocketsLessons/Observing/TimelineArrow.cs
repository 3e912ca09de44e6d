namespace SocketsLessons;

/// <summary>Something that traveled from one side to the other, as two recorded calls prove.</summary>
/// <param name="From">The number of the call that sent it.</param>
/// <param name="To">The number of the call that received it; the same number if one call proves both.</param>
/// <param name="Label">The arrow's label.</param>
internal sealed record TimelineArrow(int From, int To, string Label)
{
    /// <summary>
    /// Finds the arrows of a recording: completed connects and accepts, bytes sent and received, and ends of stream.
    /// </summary>
    public static IReadOnlyList<TimelineArrow> In(IReadOnlyList<TimelineEvent> events) =>
        [
            .. Connects(events), .. Accepts(events), .. Bytes(events, Side.Client), .. Bytes(events, Side.Server),
            .. Ends(events),
        ];

    private static IEnumerable<TimelineArrow> Connects(IReadOnlyList<TimelineEvent> events) =>
        from call in events.Index()
        where call.Item is { Failed: false, Method: "Connect" or "ConnectAsync" }
        select new TimelineArrow(call.Index, call.Index, "handshake");

    private static IEnumerable<TimelineArrow> Accepts(IReadOnlyList<TimelineEvent> events) =>
        from call in events.Index()
        where !call.Item.Failed && call.Item.IsAccept
        select new TimelineArrow(call.Index, call.Index, "new socket");

    // TCP is a stream: only a byte's position says which Send it came from.
    private static IEnumerable<TimelineArrow> Bytes(IReadOnlyList<TimelineEvent> events, Side sender)
    {
        var sends = Spans(events, sender, "Send");
        var receives = Spans(events, Other(sender), "Receive");
        return
            from send in sends
            from receive in receives
            let bytes = Math.Min(send.End, receive.End) - Math.Max(send.Start, receive.Start)
            where bytes > 0
            select new TimelineArrow(send.Index, receive.Index, $"{bytes} {(bytes == 1 ? "byte" : "bytes")}");
    }

    private static List<(int Index, long Start, long End)> Spans(
        IReadOnlyList<TimelineEvent> events, Side side, string method)
    {
        var spans = new List<(int Index, long Start, long End)>();
        long position = 0;
        foreach (var (index, call) in events.Index())
        {
            if (call.Side != side || !call.Method.StartsWith(method, StringComparison.Ordinal)
                || call.Bytes is not { } bytes)
                continue;
            spans.Add((index, position, position + bytes));
            position += bytes;
        }

        return spans;
    }

    private static IEnumerable<TimelineArrow> Ends(IReadOnlyList<TimelineEvent> events)
    {
        foreach (var (index, call) in events.Index())
        {
            if (call.Bytes != 0 || !call.Method.StartsWith("Receive", StringComparison.Ordinal)) continue;
            // A side ends its stream once: by its first Shutdown or Dispose of the socket it sends on.
            var talks = events.Where(other => other.Side == Other(call.Side) && other.Bytes is not null)
                .Select(other => other.Target).ToHashSet();
            var end = events.Index().FirstOrDefault(other => other.Index < index && other.Item.Side == Other(call.Side)
                && EndsSending(other.Item) && (talks.Count == 0 || talks.Contains(other.Item.Target)));
            if (end.Item is not null) yield return new TimelineArrow(end.Index, index, "end of stream");
        }
    }

    private static bool EndsSending(TimelineEvent call) => call.Method is "Close" or "Dispose"
        || (call.Method == "Shutdown" && !call.Call.Contains("SocketShutdown.Receive", StringComparison.Ordinal));

    private static Side Other(Side side) => side == Side.Client ? Side.Server : Side.Client;
}
