using System.Globalization;
using System.Text;

namespace SocketsLessons;

/// <summary>
/// Draws the arrows of a sequence diagram. Every sending and every arrival has a place of its own, in the order of
/// time: so
/// one sees what was on its way at the same time, and what a side knew when it sent something.
/// </summary>
internal static class SequenceDiagramSvg
{
    private const int Width = 440, Client = 66, Server = 374, Top = 34, SendStep = 34, ArriveStep = 12;
    private const string ClientColour = "#0072b2", ServerColour = "#009e73", Trouble = "#d55e00";

    public static string Draw(SequenceDiagram diagram)
    {
        var packets = diagram.Drawn.ToArray();
        var (sent, arrived, copies, bottom) = Place(packets);
        var svg = new StringBuilder();
        Text(svg, Client, 18, "middle", "client", 13, 700);
        Text(svg, Server, 18, "middle", "server", 13, 700);
        foreach (var x in (int[])[Client, Server]) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} 26V{bottom}\" stroke=\"currentColor\" opacity=\".5\"/>");
        foreach (var (index, packet) in packets.Index())
        {
            var colour = packet.IsLost || packet.Segment?.IsRetransmission == true ? Trouble
                : packet.Direction == LinkDirection.ToServer ? ClientColour : ServerColour;
            if (copies[index] is { } copy) Arrow(svg, packet, sent[index], copy, colour, dashed: true);
            Arrow(svg, packet, sent[index], arrived[index], colour);
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {bottom + 8}" style="width:100%;min-width:22em;max-width:44em;height:auto" role="img"
            aria-label="{Html.Encode($"Sequence diagram. {diagram.ToText()}")}" font-family="system-ui, sans-serif">{svg}</svg>
            """);
    }

    private static (int[] Sent, int?[] Arrived, int?[] Copies, int Bottom) Place(Packet[] packets)
    {
        var (sent, arrived, copies) = (new int[packets.Length], new int?[packets.Length], new int?[packets.Length]);
        // What doesn't arrive within the drawn part ends at the bottom.
        var events = packets.Index().SelectMany(packet => new (TimeSpan? Time, bool IsSending, int Index, int?[]? Ends)[]
        {
            (packet.Item.Sent, true, packet.Index, null), (packet.Item.Arrived, false, packet.Index, arrived), (packet.Item.CopyArrived, false, packet.Index, copies),
        }).Where(item => item.Time is not null).OrderBy(item => item.Time).ThenBy(item => item.Index).ThenByDescending(item => item.IsSending);
        var y = Top;
        foreach (var (_, isSending, index, ends) in events)
        {
            y += isSending ? SendStep : ArriveStep;
            if (ends is null) sent[index] = y;
            else ends[index] = y;
        }

        return (sent, arrived, copies, y + ArriveStep);
    }

    private static void Arrow(StringBuilder svg, Packet packet, int y, int? end, string colour, bool dashed = false)
    {
        var toServer = packet.Direction == LinkDirection.ToServer;
        var (from, to) = toServer ? (Client, Server) : (Server, Client);
        var tip = Html.Encode($"{packet.Number}: {packet.Info}. {PacketText.OnThePath(packet)}");
        // A lost packet doesn't come all the way; neither has one that is still on its way.
        double reach = end is null ? 0.78 : 1, drop = (end ?? y + ArriveStep) - y;
        var (x2, y2) = (from + ((to - from) * reach), y + drop);
        var angle = Math.Atan2(drop, Math.Abs(x2 - from)) * 180 / Math.PI;
        svg.Append(CultureInfo.InvariantCulture, $"<g stroke=\"{colour}\" fill=\"none\" stroke-width=\"1.6\"><title>{tip}</title><path d=\"M{from} {y}L{x2:0.#} {y2:0.#}\"{(dashed ? " stroke-dasharray=\"4 3\"" : "")}/>");
        var turn = toServer ? angle : 180 - angle;
        if (end is not null) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M-8 -4L0 0L-8 4z\" fill=\"{colour}\" transform=\"translate({x2:0.#} {y2:0.#}) rotate({turn:0.#})\"/>");
        else if (packet.IsLost) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M-5 -5L5 5M-5 5L5 -5\" stroke-width=\"2.4\" transform=\"translate({x2:0.#} {y2:0.#})\"/>");
        svg.Append("</g>");
        if (dashed) return;
        Text(svg, toServer ? from - 6 : from + 6, y + 4, toServer ? "end" : "start", PacketText.Milliseconds(packet.Sent), 10.5, 400, ".8");
        // Along its arrow a label never meets the one of the next arrow.
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({from} {y}) rotate({(toServer ? angle : -angle):0.#})\">");
        Text(svg, toServer ? 6 : -6, -4, toServer ? "start" : "end", SequenceDiagram.Label(packet), 11.5, packet.Tcp is { Syn: true } or { Fin: true } or { Rst: true } ? 600 : 400);
        svg.Append("</g>");
        if (packet.IsLost) Text(svg, (int)x2 + (toServer ? 10 : -10), (int)y2 + 4, toServer ? "start" : "end", "lost", 11.5, 600);
    }

    private static void Text(StringBuilder svg, int x, int y, string anchor, string text, double size, int weight, string opacity = "1") =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" opacity=\"{opacity}\" fill=\"currentColor\">{Html.Encode(text)}</text>");
}
