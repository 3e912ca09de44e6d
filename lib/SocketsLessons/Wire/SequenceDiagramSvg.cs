using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>
/// Draws the arrows of a sequence diagram. Every sending and every arrival has its own place, in the order of time: so
/// one sees what was on its way at the same time, and what a side knew when it sent something.
/// </summary>
internal static class SequenceDiagramSvg
{
    private const int Width = 396, Client = 50, Server = 346, Top = 34, SendStep = 34, ArriveStep = 12;
    private const string ClientColor = "#0072b2", ServerColor = "#009e73", Trouble = "#d55e00";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Draw(SequenceDiagram diagram)
    {
        var packets = diagram.Drawn.ToArray();
        var (sent, arrived, copies, bottom) = Place(packets);
        var svg = new StringBuilder();
        Svg.Text(svg, Client, 18, "client", 13, "middle", weight: 700);
        Svg.Text(svg, Server, 18, "server", 13, "middle", weight: 700);
        foreach (var x in (int[])[Client, Server])
            svg.Append(Invariant, $"<path d=\"M{x} 26V{bottom}\" stroke=\"currentColor\" opacity=\".5\"/>");
        foreach (var (index, packet) in packets.Index())
        {
            var color = packet.IsLost || packet.Segment?.IsRetransmission == true ? Trouble
                : packet.Direction == LinkDirection.ToServer ? ClientColor : ServerColor;
            if (copies[index] is { } copy) Arrow(svg, packet, sent[index], copy, color, isCopy: true);
            Arrow(svg, packet, sent[index], arrived[index], color);
        }

        return Svg.Document(Width, bottom + 8, $"Sequence diagram. {diagram.ToText()}", svg);
    }

    private static (int[] Sent, int?[] Arrived, int?[] Copies, int Bottom) Place(Packet[] packets)
    {
        var (sent, arrived, copies) = (new int[packets.Length], new int?[packets.Length], new int?[packets.Length]);
        // What doesn't arrive within the drawn part ends at the bottom.
        var events = packets.Index()
            .SelectMany(packet => new (TimeSpan? Time, bool IsSending, int Index, int?[]? Ends)[]
        {
            (packet.Item.Sent, true, packet.Index, null), (packet.Item.Arrived, false, packet.Index, arrived),
                (packet.Item.CopyArrived, false, packet.Index, copies),
        }).Where(item => item.Time is not null).OrderBy(item => item.Time).ThenBy(item => item.Index)
            .ThenByDescending(item => item.IsSending);
        var y = Top;
        foreach (var (_, isSending, index, ends) in events)
        {
            y += isSending ? SendStep : ArriveStep;
            if (ends is null) sent[index] = y;
            else ends[index] = y;
        }

        return (sent, arrived, copies, y + ArriveStep);
    }

    private static void Arrow(StringBuilder svg, Packet packet, int y, int? end, string color, bool isCopy = false)
    {
        var toServer = packet.Direction == LinkDirection.ToServer;
        var (from, to, anchor, side) = toServer ? (Client, Server, "start", 1) : (Server, Client, "end", -1);
        // A lost packet doesn't come all the way; neither has one that is still on its way.
        double reach = end is null ? 0.78 : 1, drop = (end ?? y + ArriveStep) - y;
        var (x2, y2) = (from + ((to - from) * reach), y + drop);
        var angle = Math.Atan2(drop, Math.Abs(x2 - from)) * 180 / Math.PI;
        svg.Append(Invariant, $"<g stroke=\"{color}\" fill=\"none\" stroke-width=\"1.6\">");
        svg.Append(Invariant,
            $"<title>{Html.Encode($"{packet.Number}: {packet.Info}. {PacketText.OnThePath(packet)}")}</title>");
        svg.Append(Invariant,
            $"<path d=\"M{from} {y}L{x2:0.#} {y2:0.#}\"{(isCopy ? " stroke-dasharray=\"4 3\"" : "")}/>");
        svg.Append(Invariant,
            $"<g transform=\"translate({x2:0.#} {y2:0.#}) rotate({(toServer ? angle : 180 - angle):0.#})\">");
        if (end is not null) svg.Append(Invariant, $"<path d=\"M-8 -4L0 0L-8 4z\" fill=\"{color}\"/>");
        else if (packet.IsLost) svg.Append("<path d=\"M-5 -5L5 5M-5 5L5 -5\" stroke-width=\"2.4\"/>");
        svg.Append("</g></g>");
        if (isCopy) return;

        Svg.Text(svg, from - (6 * side), y + 4, PacketText.Milliseconds(packet.Sent), 10.5, toServer ? "end" : "start",
            opacity: .8);
        // Along its arrow a label never meets the one of the next arrow.
        svg.Append(Invariant, $"<g transform=\"translate({from} {y}) rotate({side * angle:0.#})\">");
        var weight = packet.Tcp is { Syn: true } or { Fin: true } or { Rst: true } ? 600 : 400;
        Svg.Text(svg, 6 * side, -4, SequenceDiagram.Label(packet), 12, anchor, weight);
        svg.Append("</g>");
        if (packet.IsLost) Svg.Text(svg, (int)x2 + (10 * side), (int)y2 + 4, "lost", 12, anchor, 600);
    }
}
