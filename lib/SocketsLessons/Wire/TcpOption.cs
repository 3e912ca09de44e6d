using System.Buffers.Binary;

namespace SocketsLessons;

/// <summary>One option of a TCP header (RFC 9293 §3.2).</summary>
/// <param name="Kind">Its number in the register of options.</param>
/// <param name="Data">What stands after its kind and length.</param>
public sealed record TcpOption(int Kind, ReadOnlyMemory<byte> Data)
{
    // RFC 7323 §2.3: a larger shift counts as this one.
    internal const int MaxShift = 14;

    internal const int End = 0, NoOperation = 1, Mss = 2, WindowScale = 3, SackPermitted = 4, Sack = 5, Timestamps = 8;

    /// <summary>Its name.</summary>
    public string Name => Kind switch
    {
        End => "end of options",
        NoOperation => "no operation",
        Mss => "MSS",
        WindowScale => "window scale",
        SackPermitted => "SACK permitted",
        Sack => "SACK",
        Timestamps => "timestamps",
        _ => $"option {Kind}",
    };

    /// <summary>What it says.</summary>
    public string Value => Kind switch
    {
        End => "",
        NoOperation => "fills up",
        Mss => $"{Number(0, 2)} bytes",
        WindowScale => $"window × {1L << (int)Math.Min(Number(0, 1), MaxShift)}",
        SackPermitted => "yes",
        Sack => string.Join(", ", SackBlocks.Select(block => $"{block.Left}–{block.Right}")),
        Timestamps => $"{Number(0, 4)}, echo {Number(4, 4)}",
        _ => Convert.ToHexStringLower(Data.Span),
    };

    /// <summary>
    /// The blocks that a SACK option says have arrived: each from its left edge up to, not including, its right edge
    /// (RFC 2018).
    /// </summary>
    public IReadOnlyList<(uint Left, uint Right)> SackBlocks => Kind != Sack ? [] :
        [.. Enumerable.Range(0, Data.Length / 8).Select(block => (Number(block * 8, 4), Number((block * 8) + 4, 4)))];

    internal uint Number(int start, int bytes) => bytes switch
    {
        1 => Data.Span[start],
        2 => BinaryPrimitives.ReadUInt16BigEndian(Data.Span[start..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(Data.Span[start..]),
    };

    /// <summary>Reads the options of a header, which fill the bytes up to its end.</summary>
    internal static IReadOnlyList<TcpOption> ReadAll(FieldReader reader, int headerEnd)
    {
        var options = new List<TcpOption>();
        while (reader.Position < headerEnd)
        {
            int kind = reader.Rest[0], left = headerEnd - reader.Position;
            if (kind == End)
            {
                reader.TakeBytes("end of options", left, "");
                options.Add(new TcpOption(kind, default));
                break;
            }

            var length = kind == NoOperation ? 1 : left < 2 ? 0 : reader.Rest[1];
            if (length > left || !Fits(kind, length))
            {
                var fault = left < 2 ? "lacks its length" : $"can't have {length} bytes here";
                throw new MalformedPacketException($"The TCP option of kind {kind} in byte {reader.Position} {fault}.");
            }

            var option = new TcpOption(kind, reader.Rest[Math.Min(2, length)..length].ToArray());
            reader.TakeBytes(option.Name, length, option.Value);
            options.Add(option);
        }

        return options;
    }

    private static bool Fits(int kind, int length) => kind switch
    {
        NoOperation => length == 1,
        Mss => length == 4,
        WindowScale => length == 3,
        SackPermitted => length == 2,
        Sack => length >= 10 && length % 8 == 2,
        Timestamps => length == 10,
        _ => length >= 2,
    };
}
