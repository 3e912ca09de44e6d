using System.Text.Json.Serialization;

namespace SocketsLessons;

/// <summary>
/// Packets that crossed a path, in the order in which they were sent. Shown, it's a table with a line for each. Take a
/// part of it with a range, <c>trace[..3]</c>, or with <see cref="Where"/>.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class PacketTrace : IRenderable
{
    [JsonConstructor]
    internal PacketTrace(DateTimeOffset started, IReadOnlyList<Packet> packets, long notKept = 0)
    {
        (Started, Packets, NotKept) = (started, packets, notKept);
        var analyzer = new TcpAnalyzer();
        foreach (var packet in packets) packet.Segment ??= analyzer.Follow(packet);
    }

    /// <summary>When the first packet was sent.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>The packets, in the order of sending.</summary>
    public IReadOnlyList<Packet> Packets { get; }

    /// <summary>How many more packets came after the capture was full.</summary>
    public long NotKept { get; }

    /// <summary>The number of packets.</summary>
    [JsonIgnore]
    public int Count => Packets.Count;

    /// <summary>A packet by its place, which begins with 0. (Its <see cref="Packet.Number"/> begins with 1.)</summary>
    /// <param name="index">The place.</param>
    public Packet this[int index] => Packets[index];

    /// <summary>A part of the trace: <c>trace[..3]</c> calls this.</summary>
    /// <param name="start">The place of its first packet.</param>
    /// <param name="length">How many packets it has.</param>
    public PacketTrace Slice(int start, int length) => new(Started, [.. Packets.Skip(start).Take(length)]);

    /// <summary>The packets that fulfill a condition. Their numbers stay the same.</summary>
    /// <param name="condition">Such as <c>packet => packet.IsLost</c>.</param>
    public PacketTrace Where(Func<Packet, bool> condition) => new(Started, [.. Packets.Where(condition)]);

    /// <summary>The trace as a sequence diagram: an arrow for each packet, from side to side.</summary>
    public SequenceDiagram Diagram() => new(this);

    /// <summary>
    /// Writes the trace to a file that Wireshark, tshark and tcpdump open. The time of a packet is when it entered the
    /// path; what the path did to it is its comment.
    /// </summary>
    /// <param name="path">The file, by convention with the ending .pcapng.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Save(string path) => File.WriteAllBytes(path, PcapngWriter.Write(this, null));

    /// <summary>Writes what a sniffer at one host would have captured: what it sent, and what arrived there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">The host.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Save(string path, Side host) => File.WriteAllBytes(path, PcapngWriter.Write(this, host));

    /// <summary>The trace as a table.</summary>
    public Table ToTable() => PacketTable.Create(this);

    /// <summary>The trace as lines of text.</summary>
    public override string ToString() => ToText();

    /// <summary>The trace as a table in HTML.</summary>
    public string ToHtml() => Html.Block(ToTable().ToHtmlTable());

    /// <summary>The trace as a table that is a drawing.</summary>
    public string ToSvg() => PacketTable.ToSvg(ToTable());

    /// <summary>The trace as lines of text.</summary>
    public string ToText() => ToTable().ToText();
}
