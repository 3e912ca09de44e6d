using System.Globalization;

namespace SocketsLessons.Checks;

public static partial class OnTheWireChecks
{
    /// <summary>
    /// Asks your function for the acknowledgment of every packet that you captured, and of packets whose numbers pass
    /// the end of the 32 bits; and compares it with RFC 9293, section 3.4.
    /// </summary>
    /// <param name="trace">A trace of your own.</param>
    /// <param name="answerTo">From a packet's raw sequence number, its bytes, and whether SYN and FIN are set, to the
    /// answer's number.
    /// </param>
    public static CheckResult AnswerTo(PacketTrace trace, Func<uint, int, bool, bool, uint> answerTo) =>
        Check.Run($"{Lesson}.3", check =>
    {
        var captured = Segments(check, trace).Where(packet => packet.Segment!.Next > packet.Segment.Sequence)
            .Select(packet => (packet.Tcp!.SequenceNumber, packet.Segment!.Bytes, packet.Tcp.Syn, packet.Tcp.Fin))
                .ToArray();
        (uint Sequence, int Bytes, bool Syn, bool Fin)[] given =
        [
            .. captured,
            ((uint)check.Random.Next(), check.Random.Next(2, 1460), false, true),
            (uint.MaxValue, 0, true, false),
            (uint.MaxValue - (uint)check.Random.Next(1, 1000), 1000, false, false),
            (3_000_000_000, 1460, false, true),
        ];
        var answers = given.Select(packet => check.Ask($"For {Shown(packet)}:",
            () => answerTo(packet.Sequence, packet.Bytes, packet.Syn, packet.Fin),
            "One sum is enough.", "One sum is enough.",
            (typeof(OverflowException), "After 4294967295 comes 0: that's no error, so don't use checked."))).ToArray();
        check.StartedUnless(answers.All(answer => answer == 0), "Your function still answers 0 to every packet.",
            "Which byte does the receiver wait for next?");
        var isWhereItBegins = given.Zip(answers).All(pair => pair.Second == pair.First.Sequence);
        foreach (var (packet, answer) in given.Zip(answers)) JudgeAnswer(check, packet, answer, isWhereItBegins);
        check.Pass($"Right for the {captured.Length} packets that you captured, and beyond the end of the 32 bits.");
    });

    /// <summary>Your trace as a table, with the acknowledgments blanked out that answer something new.</summary>
    /// <param name="trace">A trace of your own.</param>
    public static Table Blanks(PacketTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var known = new Dictionary<LinkDirection, uint>();
        var rows = new List<string[]>();
        foreach (var packet in trace.Packets.Where(packet => packet is { Tcp: not null, Segment: not null }))
        {
            var tcp = packet.Tcp!;
            var isNew = tcp.Ack
                && (!known.TryGetValue(packet.Direction, out var last) || last != tcp.AcknowledgmentNumber);
            if (tcp.Ack) known[packet.Direction] = tcp.AcknowledgmentNumber;
            rows.Add(
            [
                Text(packet.Number), PacketText.Way(packet), TcpHeader.Format(tcp.Flags), Text(tcp.SequenceNumber),
                Text(packet.Segment!.Bytes), isNew ? "?" : tcp.Ack ? Text(tcp.AcknowledgmentNumber) : "",
            ]);
        }

        return new Table("Your conversation, with raw numbers", ["no.", "way", "flags", "seq", "bytes", "ack"], rows);
    }

    private static void JudgeAnswer(Check check, (uint Sequence, int Bytes, bool Syn, bool Fin) packet, uint answer,
        bool isWhereItBegins)
    {
        var expected = packet.Sequence + (uint)packet.Bytes + (packet.Syn ? 1u : 0) + (packet.Fin ? 1u : 0);
        var last = packet.Sequence + (uint)packet.Bytes;
        check.That(answer == expected, $"The answer to {Shown(packet)} is ack={expected}, and you say {answer}.",
            "The number of the byte after the last one, where SYN and FIN count as one byte each.",
            (expected < packet.Sequence && answer == uint.MaxValue, "After 4294967295 comes 0."),
            (isWhereItBegins, "That's where the packet begins. How many bytes are in it?"),
            (answer == expected - 1 && !packet.Syn && !packet.Fin,
                "That's the last byte that arrived. ACK names the next one."),
            (answer == last && packet is { Syn: true }, "A SYN counts as one byte, so that it can be acknowledged."),
            (answer == last && packet is { Fin: true }, "A FIN counts as one byte, so that it can be acknowledged."),
            (answer == last + 1 && !packet.Syn && !packet.Fin, "Only SYN and FIN count one more."),
            (answer == (uint)packet.Bytes, "That's how many bytes are in it. At which number do they begin?"));
    }

    private static string Shown((uint Sequence, int Bytes, bool Syn, bool Fin) packet) =>
        $"a packet with seq={packet.Sequence}, {packet.Bytes} bytes"
        + $"{(packet.Syn ? ", SYN" : "")}{(packet.Fin ? ", FIN" : "")}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
