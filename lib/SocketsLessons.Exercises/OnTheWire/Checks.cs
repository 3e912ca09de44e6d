using System.Buffers.Binary;
using Fields = (int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes);

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on packets.</summary>
public static partial class OnTheWireChecks
{
    private const string Lesson = "13";

    /// <summary>
    /// Gives your function the TCP headers that you captured, and the same ones with other numbers, flags and options;
    /// and compares what it reads with RFC 9293, section 3.1.
    /// </summary>
    /// <param name="trace">A trace of your own.</param>
    /// <param name="decode">From the bytes after the IP header to what they say.</param>
    public static CheckResult Decode(
        PacketTrace trace, Func<byte[],
            (int From, int To, uint Sequence, bool Syn, bool Ack, int HeaderBytes)> decode) =>
        Check.Run($"{Lesson}.1", check =>
        {
            var captured = Segments(check, trace).Select(packet => packet.BytesAfterIP()).ToArray();
            // In a few captured packets, a mistake may stay hidden: ports below 128, numbers below 2³¹.
            byte[][] given = [.. captured, .. Enumerable.Range(0, 20)
                .Select(i => Varied(check.Random, captured[i % captured.Length], i))];
            var answers = given.Select(bytes => check.Ask($"For {Shown(bytes)}:", () => decode([.. bytes]),
                "A TCP header has 20 bytes or more: the first is tcp[0].", "Every field is in a fixed place."))
                    .ToArray();
            check.StartedUnless(answers.All(answer => answer == default),
                "Your function still answers 0 to everything.",
                "The source port is in the first two bytes.");
            // In one packet, a mistake can look like another one.
            bool IsAlways(Func<byte[], Fields, bool> mistake) =>
                given.Zip(answers).All(pair => mistake(pair.First, pair.Second));
            foreach (var (bytes, answer) in given.Zip(answers)) JudgeDecoding(check, bytes, answer, IsAlways);
            check.Pass($"Right for the {captured.Length} headers that you captured, and for 20 more.");
        });

    private static void JudgeDecoding(
        Check check, byte[] bytes, Fields answer, Func<Func<byte[], Fields, bool>, bool> isAlways)
    {
        var (from, to) = (Port(bytes, 0), Port(bytes, 2));
        var sequence = Number(bytes, 4);
        var (syn, ack, length) = ((bytes[13] & 2) != 0, (bytes[13] & 16) != 0, (bytes[12] >> 4) * 4);
        string Seen(object truth, object said, string what) =>
            $"In {Shown(bytes)} {what} is {truth}, and you say {said}.";

        check.That(answer.From == from, Seen(from, answer.From, "the source port"), "It's in tcp[0] and tcp[1].",
            (isAlways((tcp, said) => said.From == BinaryPrimitives.ReverseEndianness(Port(tcp, 0))),
                "The most significant byte comes first."),
            (isAlways((tcp, said) => said.From == Port(tcp, 2)), "That's the destination port."),
            (isAlways((tcp, said) => said.From == tcp[0]) || isAlways((tcp, said) => said.From == tcp[1]),
                "A port has two bytes."),
            (isAlways((tcp, said) => said.From == tcp[0] + tcp[1]),
                "The first byte counts 256 times: shift it by 8 bits."));
        check.That(answer.To == to, Seen(to, answer.To, "the destination port"), "It's in tcp[2] and tcp[3].",
            (isAlways((tcp, said) => said.To == BinaryPrimitives.ReverseEndianness(Port(tcp, 2))),
                "The most significant byte comes first."));
        check.That(answer.Sequence == sequence, Seen(sequence, answer.Sequence, "the sequence number"),
            "It's in tcp[4] to tcp[7].",
            (isAlways((tcp, said) => said.Sequence == BinaryPrimitives.ReverseEndianness(Number(tcp, 4))),
                "The most significant byte comes first."),
            (isAlways((tcp, said) => said.Sequence == Number(tcp, 8)), "That's the acknowledgment number."),
            (answer.Sequence == unchecked((uint)-(int)sequence), "An int has a sign: calculate with uint."),
            (isAlways((tcp, said) => said.Sequence == Port(tcp, 4))
                || isAlways((tcp, said) => said.Sequence == Port(tcp, 6)), "It has four bytes."));
        check.That(answer.Syn == syn, Seen(Set(syn), Set(answer.Syn), "SYN"), "SYN is the bit of value 2 in tcp[13].",
            (isAlways((tcp, said) => said.Syn == (tcp[13] == 2)),
                "Other flags may be set, too: look at the one bit alone, with &."),
            (isAlways((tcp, said) => said.Syn == ((tcp[13] & 1) != 0)),
                "That's FIN, the bit of value 1. SYN is the next one."));
        check.That(answer.Ack == ack, Seen(Set(ack), Set(answer.Ack), "ACK"), "ACK is the bit of value 16 in tcp[13].",
            (isAlways((tcp, said) => said.Ack == (tcp[13] == 16)),
                "Other flags may be set, too: look at the one bit alone, with &."),
            (isAlways((tcp, said) => said.Ack == ((tcp[13] & 8) != 0)), "That's PSH, the bit of value 8."));
        check.That(answer.HeaderBytes == length, Seen($"{length} bytes long", answer.HeaderBytes, "the header"),
            "The upper four bits of tcp[12], times four.",
            (isAlways((tcp, said) => said.HeaderBytes == tcp[12] >> 4),
                "The data offset counts words of four bytes."),
            (isAlways((tcp, said) => said.HeaderBytes == tcp[12]),
                "That's all of tcp[12]. The data offset is only its upper four bits."),
            (isAlways((tcp, said) => said.HeaderBytes == (tcp[12] & 15) * 4),
                "Those are the lower four bits. Shift the byte by 4 to the right."),
            (isAlways((tcp, said) => said.HeaderBytes == tcp[12] >> 2),
                "The lower four bits of tcp[12] don't belong to the length: shift by 4, and then multiply."),
            (isAlways((tcp, said) => said.HeaderBytes == tcp.Length),
                "Data may follow the header: tcp[12] says where the header ends."),
            (isAlways((_, said) => said.HeaderBytes == 20), "Options make a header longer than 20 bytes."));
    }

    private static ushort Port(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static uint Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    /// <summary>A packet with other numbers, other flags, options of another length, and data.</summary>
    private static byte[] Varied(Random random, byte[] captured, int index)
    {
        byte[] flags = [2, 18, 16, 24, 17, 4, 20, 25, 1, 32];
        var length = 20 + (4 * (index % 11));
        // Data may follow, as in any packet.
        var bytes = new byte[length + random.Next(1, 30)];
        captured.AsSpan(0, Math.Min(captured.Length, length)).CopyTo(bytes);
        random.NextBytes(bytes.AsSpan(0, 12));
        // Above 2³¹ and 2¹⁵ a signed number would be negative.
        if (index % 2 == 0) (bytes[0], bytes[4]) = ((byte)(bytes[0] | 128), (byte)(bytes[4] | 128));
        // A receiver ignores the reserved bits beside the data offset (RFC 9293, section 3.1).
        (bytes[12], bytes[13]) = ((byte)((length / 4 << 4) | random.Next(16)), flags[index % flags.Length]);
        return bytes;
    }

    private static Packet[] Segments(Check check, PacketTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var segments = trace.Packets.Where(packet => packet is { Tcp: not null, Malformed: null }).ToArray();
        check.That(segments.Length > 0, "The trace has no TCP packets.", "Run the cell that captures it once more.");
        return segments;
    }

    private static string Shown(byte[] bytes) =>
        $"{string.Join(' ', bytes.Take(14).Select(value => $"{value:x2}"))} …";

    private static string Set(bool isSet) => isSet ? "set" : "not set";
}
