using System.Buffers.Binary;
using System.Text;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// Streams of messages, some of them damaged, and what a reader must find in them: worked out from the definition
/// of the format, over the whole stream at once, where nothing is ever cut.
/// </summary>
internal static class FramedStreams
{
    public const int Limit = 1000;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <param name="stream">The stream.</param>
    /// <param name="encoding">What turns bytes into text; UTF-8 that refuses anything else by default.</param>
    public static (List<string> Messages, string End) ByLength(ReadOnlySpan<byte> stream, Encoding? encoding = null)
    {
        var messages = new List<string>();
        while (stream.Length > 0)
        {
            if (stream.Length < 4) return (messages, nameof(EndOfStreamException));
            var length = (long)(((uint)stream[0] << 24) | ((uint)stream[1] << 16) | ((uint)stream[2] << 8) | stream[3]);
            if (length > Limit)
                return (messages, nameof(InvalidDataException)); // as a signed number it may be negative
            if (stream.Length < 4 + length) return (messages, nameof(EndOfStreamException));
            try
            {
                messages.Add((encoding ?? Strict).GetString(stream.Slice(4, (int)length)));
            }
            catch (DecoderFallbackException)
            {
                return (messages, nameof(InvalidDataException));
            }

            stream = stream[(4 + (int)length)..];
        }

        return (messages, "end");
    }

    /// <summary>Every message that ends in a marker; what comes after the last marker is none.</summary>
    public static List<string> ByMarker(string stream, string marker)
    {
        var messages = new List<string>();
        for (int start = 0, end; (end = stream.IndexOf(marker, start, StringComparison.Ordinal)) >= 0;
            start = end + marker.Length)
            messages.Add(stream[start..end]);
        return messages;
    }

    public static byte[] LengthStream(Random random)
    {
        var stream = new List<byte>();
        for (var count = random.Next(8); count > 0; count--)
        {
            var body = Body(random);
            stream.AddRange([.. Prefix(body.Length), .. body]);
        }

        if (random.Next(3) == 0) stream.AddRange(Prefix(Hostile(random)));
        return Damage(random, stream);
    }

    public static byte[] MarkedStream(Random random, byte[] marker)
    {
        var stream = new List<byte>();
        for (var count = random.Next(8); count > 0; count--)
        {
            stream.AddRange(Body(random));
            // A part of the marker, many times over: what looks like its beginning, and is not.
            for (var part = random.Next(4); part > 0; part--) stream.AddRange(marker[..random.Next(marker.Length)]);
            if (random.Next(10) > 0) stream.AddRange(marker);
        }

        return Damage(random, stream);
    }

    private static byte[] Damage(Random random, List<byte> stream)
    {
        if (random.Next(4) == 0 && stream.Count > 0) stream.RemoveRange(random.Next(stream.Count), 1);
        if (random.Next(4) == 0 && stream.Count > 0) stream[random.Next(stream.Count)] = (byte)random.Next(256);
        if (random.Next(4) == 0 && stream.Count > 6)
        {
            var cut = random.Next(6);
            stream.RemoveRange(stream.Count - cut, cut);
        }

        return [.. stream];
    }

    private static byte[] Body(Random random)
    {
        var length = random.Next(6) switch
        {
            0 => 0,
            1 => 1,
            2 => Limit,
            3 => Limit + random.Next(-1, 2),
            _ => random.Next(60),
        };
        var body = new byte[length];
        switch (random.Next(4))
        {
            case 0:
                random.NextBytes(body);
                break;
            case 1:
                for (var i = 0; i < length; i++) body[i] = (byte)"ab"[random.Next(2)];
                break;
            case 2:
                return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é世👋a", (length / 10) + 1)));
            default:
                body.AsSpan().Fill((byte)'x');
                break;
        }

        return body;
    }

    private static int Hostile(Random random) => random.Next(6) switch
    {
        0 => -1,
        1 => int.MinValue,
        2 => int.MaxValue,
        3 => Limit + 1,
        4 => 100_000_000,
        _ => random.Next(int.MinValue, int.MaxValue),
    };

    public static byte[] Prefix(int length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, length);
        return prefix;
    }
}
