using System.Globalization;

namespace SocketsLessons;

/// <summary>Reads a packet from its first bit on, field by field, and keeps where each field was.</summary>
internal sealed class FieldReader(ReadOnlyMemory<byte> bytes)
{
    private readonly List<HeaderField> _fields = [];
    private int _bit;

    /// <summary>The name of the header that is being read.</summary>
    public string Layer { get; set; } = "";

    public IReadOnlyList<HeaderField> Fields => _fields;

    /// <summary>The number of the next byte.</summary>
    public int Position => _bit / 8;

    /// <summary>How many whole bytes are left.</summary>
    public int Left => End - Position;

    /// <summary>Where the packet ends; what comes after it is no part of it.</summary>
    public int End { get; private set; } = bytes.Length;

    public ReadOnlySpan<byte> Rest => bytes.Span[Position..End];

    /// <summary>The packet ends here, whatever else was captured.</summary>
    public void EndAt(int position) => End = Math.Min(End, position);

    /// <summary>Reads a number, the highest bit first, as all Internet protocols send it (RFC 1700).</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="bits">Its width, at most 32.</param>
    /// <param name="format">What its value means, where that isn't just a number.</param>
    /// <exception cref="MalformedPacketException">There are not as many bits left.</exception>
    public uint Take(string name, int bits, Func<uint, string>? format = null)
    {
        if (_bit + bits > End * 8)
            throw new MalformedPacketException($"It ends inside the field \"{name}\" of the {Layer} header.");
        ulong value = 0;
        var span = bytes.Span;
        for (var bit = _bit; bit < _bit + bits; bit++)
            value = (value << 1) | (uint)((span[bit / 8] >> (7 - (bit % 8))) & 1);
        Add(name, bits, format is null ? value.ToString(CultureInfo.InvariantCulture) : format((uint)value));
        return (uint)value;
    }

    /// <summary>Passes over bytes that are one field.</summary>
    public ReadOnlySpan<byte> TakeBytes(string name, int count, string value)
    {
        if (count > Left)
            throw new MalformedPacketException($"It ends inside the field \"{name}\" of the {Layer} header.");
        var start = Position;
        Add(name, count * 8, value);
        return bytes.Span.Slice(start, count);
    }

    private void Add(string name, int bits, string value)
    {
        _fields.Add(new HeaderField(Layer, name, _bit, bits, value));
        _bit += bits;
    }
}
