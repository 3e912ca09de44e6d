using System.Buffers.Binary;

namespace SocketsLessons;

/// <summary>
/// Keeps the first packets of one direction of a path: their bytes, when they came and went, and what was done to them.
/// The path's threads call it for every packet, so all that it does there is to copy. Safe for several threads.
/// </summary>
/// <param name="direction">The direction.</param>
/// <param name="maxPackets">How many packets it keeps.</param>
/// <param name="headerBytes">How many bytes stand before the IP packet in a frame.</param>
internal sealed class CaptureBuffer(LinkDirection direction, int maxPackets, int headerBytes)
{
    /// <summary>How many bytes it keeps.</summary>
    public const int MaxBytes = 16 << 20;

    private const int ChunkBytes = 1 << 20;

    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private byte[] _chunk = [];
    private int _used;
    private long _bytes, _first, _notKept;
    private int _underWay;
    private TimeSpan _touched;

    /// <summary>When a packet last came or went; null while some are under way.</summary>
    public TimeSpan? QuietSince
    {
        get
        {
            lock (_lock) return _underWay > 0 ? null : _touched;
        }
    }

    /// <summary>A frame has come, and this is what will be done to it.</summary>
    public void Arrive(long number, TimeSpan now, LinkDecision decision, ReadOnlySpan<byte> frame)
    {
        lock (_lock)
        {
            if (_first == 0) _first = number;
            _touched = now;
            if (!decision.IsDropped) _underWay += decision.Effects.HasFlag(LinkEffects.Duplicated) ? 2 : 1;
            if (_notKept > 0 || _entries.Count == maxPackets || _bytes + frame.Length > MaxBytes)
            {
                _notKept++;
                return;
            }

            if (_chunk.Length - _used < frame.Length)
                (_chunk, _used) = (new byte[Math.Max(ChunkBytes, frame.Length)], 0);
            frame.CopyTo(_chunk.AsSpan(_used));
            var bytes = _chunk.AsMemory(_used, frame.Length);
            _entries.Add(new Entry { Bytes = bytes, Sent = now, Effects = decision.Effects });
            _used += frame.Length;
            _bytes += frame.Length;
        }
    }

    /// <summary>A frame is passed on, or (its number is negative) its copy.</summary>
    public void Depart(long number, TimeSpan now)
    {
        lock (_lock)
        {
            var index = Math.Abs(number) - _first;
            if (_first == 0 || index < 0) return;
            _touched = now;
            _underWay--;
            if (index >= _entries.Count) return;
            if (number > 0) _entries[(int)index].Arrived = now;
            else _entries[(int)index].CopyArrived = now;
        }
    }

    /// <summary>The packets of both directions, in the order of sending.</summary>
    /// <param name="clock">When the path's clock was at zero.</param>
    /// <param name="buffers">The two directions.</param>
    public static PacketTrace Read(DateTimeOffset clock, params CaptureBuffer[] buffers)
    {
        var all = buffers.SelectMany(buffer => buffer.Copy()).OrderBy(packet => packet.Sent).ToArray();
        var start = all.Length > 0 ? all[0].Sent : TimeSpan.Zero;
        // Beyond the packet at which one direction was full, the trace would tell half of the story.
        var end = buffers.Min(buffer => buffer.End);
        var kept = all.Where(packet => packet.Sent <= end).Select((packet, place) => new Packet(
            place + 1, packet.Direction, packet.Sent - start, packet.Arrived - start, packet.CopyArrived - start,
            packet.Effects, packet.Bytes)).ToArray();
        return new PacketTrace(clock + start, kept, all.Length - kept.Length + buffers.Sum(buffer => buffer._notKept));
    }

    /// <summary>When the last packet came that was kept, if others weren't.</summary>
    private TimeSpan End
    {
        get
        {
            lock (_lock)
                return _notKept > 0 ? _entries.Count > 0 ? _entries[^1].Sent : TimeSpan.Zero : TimeSpan.MaxValue;
        }
    }

    private Packet[] Copy()
    {
        lock (_lock)
        {
            return [.. _entries.Select(entry => new Packet(
                0, direction, entry.Sent, entry.Arrived, entry.CopyArrived, entry.Effects,
                Complete(entry.Bytes.ToArray(), headerBytes)))];
        }
    }

    /// <summary>
    /// The IP packet of a frame, with the checksum that the kernel leaves to the network card: struct virtio_net_hdr
    /// says where it begins and where it goes.
    /// </summary>
    internal static ReadOnlyMemory<byte> Complete(byte[] frame, int headerBytes)
    {
        const int KernelHeaderBytes = 10, NeedsChecksum = 1;
        if (headerBytes > KernelHeaderBytes && (frame[0] & NeedsChecksum) != 0)
        {
            var start = KernelHeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(frame.AsSpan(6));
            var place = start + BinaryPrimitives.ReadUInt16LittleEndian(frame.AsSpan(8));
            var checksum = InternetChecksum.Finish(InternetChecksum.Sum(frame.AsSpan(start)));
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(place), checksum == 0 ? ushort.MaxValue : checksum);
        }

        return frame.AsMemory(headerBytes);
    }

    private sealed class Entry
    {
        public ReadOnlyMemory<byte> Bytes { get; init; }

        public TimeSpan Sent { get; init; }

        public LinkEffects Effects { get; init; }

        public TimeSpan? Arrived { get; set; }

        public TimeSpan? CopyArrived { get; set; }
    }
}
