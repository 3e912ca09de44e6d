using System.Globalization;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;

namespace SocketsLessons;

/// <summary>Draws a recording as a sequence diagram: a row per call, time runs down.</summary>
internal static class TimelineSvg
{
    private const int Width = 1100, RowHeight = 30, HeaderHeight = 56, PhaseHeight = 30;
    private const int ClientLine = 490, ServerLine = 630;
    private const int TimeColumn = 84, ClientCall = 364, ClientState = 476, ServerState = 644, ServerCall = 762;
    private const int MaxCallLength = 37;

    // Ids are shared by all drawings of a page, so each drawing gets its own: see Named.
    private const string HeadName = "sockets-lessons-head";

    private const string ArrowHead =
        $"""
        <defs><marker id="{HeadName}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"
        orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>
        """;

    public static string Draw(Timeline timeline)
    {
        var events = timeline.Events;
        if (events.Count == 0) return "<p>Nothing has been recorded yet.</p>";

        var (rows, phases, bottom) = Place(timeline, events.Count);
        var svg = new StringBuilder();
        Text(svg, ClientCall, 24, "end", "Client", weight: 700);
        Text(svg, ServerCall, 24, "start", "Server", weight: 700);
        Text(svg, ClientState, 24, "end", "its state", italic: true);
        Text(svg, ServerState, 24, "start", "its state", italic: true);
        Text(svg, TimeColumn, 24, "end", "began", italic: true);
        foreach (var line in (int[])[ClientLine, ServerLine])
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{line} 36V{bottom}\" stroke=\"currentColor\" opacity=\".5\"/>");
        foreach (var (y, name) in phases)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M0 {y - 18}H{Width}\" stroke=\"currentColor\" opacity=\".25\"/>");
            Text(svg, 4, y, "start", name, weight: 600);
        }

        DrawCalls(svg, events, rows);
        foreach (var arrow in TimelineArrow.In(events)) DrawArrow(svg, arrow, events, rows);

        return string.Create(CultureInfo.InvariantCulture,
            $"""
            <svg viewBox="0 0 {Width} {bottom + 8}" style="width:100%;min-width:46em;max-width:66em;height:auto"
            role="img" aria-label="{Html.Encode($"Sequence diagram. {TimelineText.Write(timeline)}")}"
            font-family="system-ui, sans-serif" font-size="13">
            {Named(ArrowHead + svg)}</svg>
            <p class="note">A state is what the operating system listed after the call; it is written where it
            changed. Arrows are drawn where calls on both sides prove them. Rows are in order, not to scale:
            between two calls the system was asked for its states.</p>
            <details><summary>The same as text</summary>
            <pre>{Html.Encode(TimelineText.Write(timeline))}</pre></details>
            """);
    }

    /// <summary>Gives the arrowhead its own id; the same drawing always gets the same id.</summary>
    private static string Named(string drawing)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing)))[..12];
        return drawing.Replace($"id=\"{HeadName}\"", $"id=\"{HeadName}-{hash}\"", StringComparison.Ordinal)
            .Replace($"url(#{HeadName})", $"url(#{HeadName}-{hash})", StringComparison.Ordinal);
    }

    private static (int[] Rows, List<(int Y, string Name)> Phases, int Bottom) Place(Timeline timeline, int count)
    {
        var rows = new int[count];
        var phases = new List<(int, string)>();
        var y = HeaderHeight;
        for (var index = 0; index < count; index++)
        {
            foreach (var (_, name) in timeline.Phases.Where(phase => phase.Before == index))
            {
                phases.Add((y + 6, name));
                y += PhaseHeight;
            }

            rows[index] = y;
            y += RowHeight;
        }

        return (rows, phases, y);
    }

    private static void DrawCalls(StringBuilder svg, IReadOnlyList<TimelineEvent> events, int[] rows)
    {
        (TcpState? Client, TcpState? Server) last = (null, null);
        foreach (var (index, call) in events.Index())
        {
            var y = rows[index];
            var client = call.Side == Side.Client;
            var line = client ? ClientLine : ServerLine;
            Text(svg, TimeColumn, y + 4, "end", TimelineText.Milliseconds(call.At), opacity: .75);
            svg.Append(CultureInfo.InvariantCulture,
                $"<circle cx=\"{line}\" cy=\"{y}\" r=\"4.5\" "
                    + $"fill=\"{(call.Failed ? "#d55e00" : client ? "#0072b2" : "#009e73")}\"/>");
            var result = call.Result is null ? "" : $" → {call.Result}";
            Text(svg, client ? ClientCall : ServerCall, y + 4, client ? "end" : "start",
                Shorten(call.Call, Math.Max(MaxCallLength - result.Length, 12)) + result,
                tip: $"{call.Call}, took {TimelineText.Milliseconds(call.Took)}");

            if (call.ClientState != last.Client)
                Text(svg, ClientState, y + 4, "end", Name(call.ClientState), weight: 600);
            if (call.ServerState != last.Server)
                Text(svg, ServerState, y + 4, "start", Name(call.ServerState), weight: 600);
            last = (call.ClientState, call.ServerState);
        }
    }

    private static void DrawArrow(
        StringBuilder svg, TimelineArrow arrow, IReadOnlyList<TimelineEvent> events, int[] rows)
    {
        var fromClient = events[arrow.From].Side == Side.Client;
        var (x1, x2) = fromClient ? (ClientLine + 7, ServerLine - 7) : (ServerLine - 7, ClientLine + 7);
        var (y1, y2) = (rows[arrow.From], rows[arrow.To]);
        var both = arrow.From == arrow.To ? $" marker-start=\"url(#{HeadName})\"" : "";
        svg.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"currentColor\" marker-end=\"url(#{HeadName})\"{both}/>");
        // Above its start, a label never crosses its downward arrow.
        Text(svg, fromClient ? x1 + 4 : x1 - 4, y1 - 5, fromClient ? "start" : "end", arrow.Label, size: 12);
    }

    private static string Name(TcpState? state) => state is { } known ? TcpStateName.Of(known) : "not listed";

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text : text[..(length - 1)] + "…";

    private static void Text(
        StringBuilder svg, int x, int y, string anchor, string text, int weight = 400, bool italic = false,
        double opacity = 1, int size = 13, string? tip = null)
    {
        var style = italic ? " font-style=\"italic\"" : "";
        var title = tip is null ? "" : $"<title>{Html.Encode(tip)}</title>";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"opacity=\"{opacity}\"{style}>{title}{Html.Encode(text)}</text>");
    }
}
