namespace SocketsLessons.Checks;

public static partial class OnTheWireChecks
{
    /// <summary>
    /// Sorts your packets by the numbers that your function gives them, and looks whether they can have been sent in
    /// that order: each side's bytes one after the other, and nothing acknowledged that wasn't sent before (RFC 9293,
    /// section 3.4).
    /// </summary>
    /// <param name="trace">A trace of your own.</param>
    /// <param name="place">From a packet to a number by which the packets are sorted.</param>
    public static CheckResult Order(PacketTrace trace, Func<TcpSegment, long> place) =>
        Check.Run($"{Lesson}.2", check =>
    {
        var packets = Segments(check, trace);
        var places = packets.ToDictionary(packet => packet, packet => check.Ask(
            $"For the packet with {PacketText.Numbers(packet.Segment!)}:", () => place(packet.Segment!),
            packet.Segment!.Acknowledgment is null ? "The very first packet has no acknowledgment number: it is null."
                : "A packet's own numbers are enough: Sequence, Acknowledgment and Next.", "One sum is enough."));
        check.StartedUnless(places.Values.All(number => number == 0),
            "Your function still gives every packet the number 0.",
            "Which of a packet's numbers grow as the conversation goes on?");

        var mistakes = Mistakes(places);
        // Packets with the same number come in any order; so each of several shuffles must be right.
        for (var shuffle = 0; shuffle < 20; shuffle++)
        {
            check.Random.Shuffle(packets);
            var sorted = packets.OrderBy(packet => places[packet]).ToArray();
            if (Fault(sorted) is not { } fault) continue;
            check.Fail(fault, mistakes ?? (places.Values.Distinct().Count() < packets.Length
                ? "Some packets have the same number. Which of the two was sent first?"
                : "Both numbers of a packet grow as the conversation goes on. What about their sum?"));
        }

        check.Pass($"All {packets.Length} packets are in an order in which they can have been sent.");
    });

    private static string? Mistakes(Dictionary<Packet, long> places)
    {
        bool All(Func<TcpSegment, long> number) => places.All(pair => pair.Value == number(pair.Key.Segment!));
        return All(packet => packet.Sequence)
            ? "The sequence number orders the packets of one side. What orders the two sides?"
            : All(packet => packet.Acknowledgment ?? 0)
                ? "The acknowledgment number orders what a side has received. And what it has sent?"
            : All(packet => packet.Sequence + (packet.Acknowledgment ?? 0))
                ? "Of two packets with the same sum, the empty one was sent first."
            : All(packet => packet.Next) || All(packet => packet.Next + (packet.Acknowledgment ?? 0))
                ? "What is in a packet counts for the packets after it, not for the packet itself." : null;
    }

    /// <summary>What can't have happened in this order, or null.</summary>
    private static string? Fault(IEnumerable<Packet> sorted)
    {
        var next = new Dictionary<LinkDirection, long> { [LinkDirection.ToServer] = 0, [LinkDirection.ToClient] = 0 };
        var acknowledged = new Dictionary<LinkDirection, long>(next);
        foreach (var packet in sorted)
        {
            var (own, other, segment) = (packet.Direction, Opposite(packet.Direction), packet.Segment!);
            var who = own == LinkDirection.ToServer ? "the client" : "the server";
            var numbers = PacketText.Numbers(segment);
            if (segment.Acknowledgment > next[other])
                return $"In your order {who} sends {numbers} before byte {segment.Acknowledgment - 1} was sent to it.";
            if (segment.Sequence != next[own])
                return $"In your order {who} sends {numbers} when its next byte is number {next[own]}.";
            if (segment.Acknowledgment is null && next[other] > 0)
                return $"In your order {who} sends its first SYN after it has got an answer.";
            if (segment.Acknowledgment < acknowledged[own])
                return $"In your order {who} sends {numbers} after it has acknowledged {acknowledged[own]}.";
            next[own] = segment.Next;
            acknowledged[own] = segment.Acknowledgment ?? 0;
        }

        return null;
    }

    private static LinkDirection Opposite(LinkDirection direction) =>
        direction == LinkDirection.ToServer ? LinkDirection.ToClient : LinkDirection.ToServer;
}
