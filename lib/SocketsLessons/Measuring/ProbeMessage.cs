using System.Buffers.Binary;

namespace SocketsLessons;

/// <summary>
/// What a probe sends: a sequence number and the send time (Stopwatch ticks), eight bytes each in network byte order,
/// then zeros.
/// </summary>
internal static class ProbeMessage
{
    public const int HeaderBytes = 16;

    public static void Write(Span<byte> message, int sequence, long sent)
    {
        BinaryPrimitives.WriteInt64BigEndian(message, sequence);
        BinaryPrimitives.WriteInt64BigEndian(message[8..], sent);
    }

    /// <summary>Whether the padding is unchanged.</summary>
    public static bool IsPadded(ReadOnlySpan<byte> message) => !message[HeaderBytes..].ContainsAnyExcept((byte)0);

    public static (long Sequence, long Sent) Read(ReadOnlySpan<byte> message) =>
        (BinaryPrimitives.ReadInt64BigEndian(message), BinaryPrimitives.ReadInt64BigEndian(message[8..]));
}
