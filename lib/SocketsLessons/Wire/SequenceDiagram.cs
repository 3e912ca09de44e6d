using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>
/// A trace as a sequence diagram: the client on the left, the server on the right, time running down, and an arrow for
/// each packet with its flags, relative numbers and length. A packet that the path dropped ends in a cross.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class SequenceDiagram : IRenderable
{
    /// <summary>How many packets are drawn at most.</summary>
    public const int MaxPackets = 60;

    private const int TextWidth = 60;

    internal SequenceDiagram(PacketTrace trace) => Trace = trace;

    /// <summary>What is drawn.</summary>
    public PacketTrace Trace { get; }

    /// <summary>The packets that are drawn.</summary>
    internal IEnumerable<Packet> Drawn => Trace.Packets.Take(MaxPackets);

    /// <summary>The diagram in characters, a line for each packet.</summary>
    public override string ToString() => ToText();

    /// <summary>The diagram as a drawing in HTML, with the same in characters below it.</summary>
    public string ToHtml() => Html.Block(Trace.Count == 0 ? $"<p>{Nothing}</p>" :
        $"""
        {ToSvg()}
        <p class="note">{Note}</p>
        <details><summary>The same in words</summary><pre>{Html.Encode(ToText())}</pre></details>
        """);

    /// <summary>The diagram as a drawing.</summary>
    public string ToSvg() => SequenceDiagramSvg.Draw(this);

    /// <summary>The diagram in characters, a line for each packet.</summary>
    public string ToText()
    {
        if (Trace.Count == 0) return Nothing;
        var text = new StringBuilder($"{"ms",10}  client{new string(' ', TextWidth - 10)}server\n");
        foreach (var packet in Drawn)
            text.Append(CultureInfo.InvariantCulture, $"{PacketText.Milliseconds(packet.Sent),10}  {Line(packet)}\n");
        if (Trace.Count > MaxPackets)
            text.Append(CultureInfo.InvariantCulture, $"{"…",10}  {Trace.Count - MaxPackets} more packets\n");
        return text.ToString().TrimEnd();
    }

    /// <summary>What stands at an arrow: what it says, but not the window, which only the table has room for.</summary>
    internal static string Label(Packet packet) => packet switch
    {
        { Malformed: not null } => "malformed",
        { Tcp: { } tcp, Segment: { } segment } =>
            $"{TcpHeader.Format(tcp.Flags)} {PacketText.Numbers(segment)}{PacketText.Notes(segment)}",
        { Udp: not null } => $"UDP len={packet.Payload.Length}",
        { Icmp: { } icmp } => $"ICMP {icmp.Meaning}",
        _ => PacketText.Info(packet),
    };

    private const string Nothing = "No packet was captured.";

    private string Note => (Trace.Count > MaxPackets ? $"The first {MaxPackets} of {Trace.Count} packets. " : "")
        + "Times are in ms, when each packet was sent. Rows are in order, not to scale.";

    private static string Line(Packet packet)
    {
        var label = $" {Label(packet)} ";
        if (packet.Direction == LinkDirection.ToServer)
            return packet.IsLost ? $"├──{label}──✕ lost"
                : $"├──{label}{new string('─', Math.Max(0, TextWidth - 5 - label.Length))}→│";
        var line = packet.IsLost ? $"lost ✕──{label}──┤"
            : $"│←{new string('─', Math.Max(0, TextWidth - 5 - label.Length))}{label}──┤";
        return line.PadLeft(TextWidth);
    }
}
