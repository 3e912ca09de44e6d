using static SocketsLessons.ChartJson;

namespace SocketsLessons;

public static partial class Chart
{
    /// <summary>
    /// The sequence numbers that one side sends, over time (a Stevens graph). A steady stream is a straight line; lost
    /// and retransmitted segments are marked. Of a long trace, some segments of the stream are left out, but no
    /// marked ones.
    /// </summary>
    /// <param name="title">What to see in the chart.</param>
    /// <param name="trace">The trace; of several connections, the one with the most bytes is drawn.</param>
    public static Figure SequenceNumbers(string title, PacketTrace trace)
    {
        var segments = Stream(trace);
        var (sent, again, lost) = (new List<Packet>(), new List<Packet>(), new List<Packet>());
        foreach (var packet in segments)
            (packet.IsLost ? lost : packet.Segment!.IsRetransmission ? again : sent).Add(packet);
        var step = (sent.Count / MaxPoints) + 1;
        var downsampled = step > 1 ? $"; of the sent ones every {step}th is drawn" : "";
        var plot = new Plot(
            title, $"{segments.Length} segments with data{downsampled}", "time (ms)", "sequence number (bytes)");
        // Lost ones come last, so that nothing is drawn over their crosses.
        Draw(0, $"sent: {sent.Count}", "circle", 5, sent.Where((_, i) => i % step == 0));
        Draw(2, $"sent again: {again.Count}", "diamond-open", 11, again);
        Draw(1, $"lost on the path: {lost.Count}", "x", 9, lost);

        var table = Truncate(
            "Segments with data, in the order of sending", ["sent (ms)", "sequence number", "bytes", "what it is"],
            segments.Select(packet => new[]
            {
                Text(packet.Sent.TotalMilliseconds, "0.000"), $"{packet.Segment!.Sequence}", $"{packet.Segment.Bytes}",
                string.Join(", ", packet.Segment.Notes.Append(packet.IsLost ? "lost" : "")
                    .Where(note => note.Length > 0)),
            }));
        var resent = segments.Count(packet => packet.Segment!.IsRetransmission);
        string[] altText = segments.Length == 0 ? [] :
        [
            $"{segments.Length} segments carry {segments.Max(packet => packet.Segment!.Next) - 1} bytes",
            $"in {Quantity.Time(segments[^1].Sent - segments[0].Sent)}.",
            $"{lost.Count} were lost, and {resent} were sent again.",
        ];
        return plot.Build(altText, table, segments.Length, "segment with data");

        void Draw(int series, string name, string symbol, int size, IEnumerable<Packet> packets)
        {
            var drawn = packets.ToArray();
            plot.Add(Points("markers", name, series, drawn.Select(packet => packet.Sent.TotalMilliseconds),
                Array(drawn.Select(packet => (double)packet.Segment!.Sequence)), symbol, size));
        }
    }

    /// <summary>The segments with data of the side that sends the most.</summary>
    private static Packet[] Stream(PacketTrace trace) =>
        trace.Packets.Where(packet => packet.Segment is { Bytes: > 0 })
            .GroupBy(packet => (packet.Segment!.Connection, packet.Direction))
            .MaxBy(stream => stream.Sum(packet => (long)packet.Segment!.Bytes))?.ToArray() ?? [];
}
