namespace SocketsLessons.Links;

/// <summary>A datagram on its way through a link. It is used again for later ones, to make no garbage.</summary>
internal sealed class Datagram
{
    // Most datagrams fit into an Ethernet frame; a larger buffer is made when one does not.
    private byte[] _buffer = new byte[2048];
    private int _length;

    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(0, _length);

    /// <summary>The room that it takes in memory.</summary>
    public int BufferSize => _buffer.Length;

    /// <summary>The client that it comes from or goes to.</summary>
    public LinkSession? Session { get; private set; }

    /// <summary>Its place in the order of arrival, or 0 for a copy.</summary>
    public long Number { get; private set; }

    public void Fill(ReadOnlySpan<byte> payload, LinkSession? session, long number)
    {
        if (_buffer.Length < payload.Length) _buffer = new byte[payload.Length];
        payload.CopyTo(_buffer);
        (_length, Session, Number) = (payload.Length, session, number);
    }

    public void FlipBit(int bit) => _buffer[bit / 8] ^= (byte)(1 << (bit % 8));
}
