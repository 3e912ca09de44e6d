using System.Globalization;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;

namespace SocketsLessons;

/// <summary>
/// Draws a recording as a sequence diagram: a column per socket, a row per call, time runs down. The drawing is narrow
/// enough for a phone, so a call stands above its row (below it, if an arrow comes from above) and is never cut.
/// </summary>
internal sealed class TimelineSvg
{
    private const int Width = 364, HeaderHeight = 44, PhaseHeight = 34, LineHeight = 14;
    private const int ClientX = 94, ConnectionX = 214, ListeningX = 312, ServerX = 262, CallX = 62;
    private const double CallSize = 11.5, StateSize = 11;

    /// <summary>The width of one character of a monospaced font, in parts of its size.</summary>
    private const double CharacterWidth = 0.602;

    // Ids are shared by all drawings of a page, so each drawing gets its own: see Named.
    private const string HeadName = "sockets-lessons-head";

    private const string ArrowHead =
        $"""
        <defs><marker id="{HeadName}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"
        orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>
        """;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly IReadOnlyList<TimelineEvent> _events;
    private readonly IReadOnlyList<(int Before, string Name)> _phases;
    private readonly IReadOnlyList<TimelineArrow> _arrows;
    private readonly TimelineSockets _sockets;
    private readonly int[] _rows;
    private readonly Lifelines _lifelines = new();
    private readonly StringBuilder _svg = new();
    private int _y = HeaderHeight;

    private TimelineSvg(Timeline timeline)
    {
        _events = timeline.Events;
        _phases = timeline.Phases;
        _arrows = TimelineArrow.In(_events);
        _sockets = new TimelineSockets(_events);
        _rows = new int[_events.Count];
    }

    public static string Draw(Timeline timeline) => timeline.Events.Count == 0
        ? "<p>Nothing has been recorded yet.</p>" : new TimelineSvg(timeline).Draw(TimelineText.Write(timeline));

    private string Draw(string text)
    {
        Header();
        Calls();
        foreach (var arrow in _arrows) Arrow(arrow);
        foreach (var socket in Columns()) _lifelines.Draw(_svg, X(socket), HeaderHeight - 4, Begin(socket), _y);
        var svg = Svg.Document(Width, _y + 6, $"Sequence diagram. {text}", Named(ArrowHead + _svg), maxWidth: 32);
        var listening = _sockets.HasListening
            ? "A server has two sockets: one listens, and <code>Accept</code> returns another for the connection. "
            : "";
        return
            $"""
            {svg}
            <p class="note">{listening}A state is what the operating system lists after the call. It's shown where it
            changes. An arrow is drawn where the recorded calls prove it. Rows are in order, but not to scale.</p>
            <details><summary>The same as text</summary>
            <pre>{Html.Encode(text)}</pre></details>
            """;
    }

    private IEnumerable<TimelineSocket> Columns() => _sockets.HasListening
        ? [TimelineSocket.Client, TimelineSocket.Connection, TimelineSocket.Listening]
        : [TimelineSocket.Client, TimelineSocket.Connection];

    private int X(TimelineSocket socket) => socket switch
    {
        TimelineSocket.Client => ClientX,
        TimelineSocket.Listening => ListeningX,
        _ => _sockets.HasListening ? ConnectionX : ServerX,
    };

    /// <summary>The row from which on there is such a socket: its first call, or the first state that the system
    /// lists.</summary>
    private int Begin(TimelineSocket socket)
    {
        var first = _events.Index().FirstOrDefault(call => _sockets.Of(call.Item) == socket
            || State(call.Item, socket) is not null
            || (socket == TimelineSocket.Connection && call.Item.IsAccept));
        return first.Item is null ? _y : _rows[first.Index];
    }

    private static TcpState? State(TimelineEvent call, TimelineSocket socket) => socket switch
    {
        TimelineSocket.Client => call.ClientState,
        TimelineSocket.Listening => call.ListeningState,
        _ => call.ServerState,
    };

    private void Header()
    {
        Svg.Text(_svg, ClientX, 16, "Client", 13, "middle", weight: 700);
        Svg.Text(_svg, ServerX, 16, "Server", 13, "middle", weight: 700);
        if (!_sockets.HasListening) return;
        Svg.Text(_svg, ConnectionX, 33, "connection", StateSize, "middle");
        Svg.Text(_svg, ListeningX, 33, "listening socket", StateSize, "middle");
    }

    private void Calls()
    {
        TimelineEvent? last = null;
        foreach (var (index, call) in _events.Index())
        {
            foreach (var (_, name) in _phases.Where(phase => phase.Before == index)) Phase(name);
            var socket = _sockets.Of(call);
            // What an arrow from above leads to is named below its row, where the arrow doesn't cross it.
            var isBelow = _arrows.Any(arrow => arrow.To == index && arrow.From != index);
            if (!isBelow) Call(call, socket);
            _y += isBelow ? 12 : 18;
            _rows[index] = _y;
            var color = call.Failed ? "#d55e00" : socket switch
            {
                TimelineSocket.Client => "#0072b2",
                TimelineSocket.Connection => "#009e73",
                _ => "#cc79a7",
            };
            _svg.Append(Invariant, $"<circle cx=\"{X(socket)}\" cy=\"{_y}\" r=\"4.5\" fill=\"{color}\"/>");
            States(call, last);
            last = call;
            _y += 8;
            if (!isBelow) continue;
            Call(call, socket);
            _y += 4;
        }
    }

    private void Phase(string name)
    {
        _svg.Append(Invariant,
            $"<path d=\"M0 {_y + 8}H{Width}\" stroke=\"currentColor\" opacity=\".25\"/>");
        Svg.Text(_svg, 0, _y + 24, name, 12.5, weight: 600);
        _lifelines.Interrupt(0, name.Length * 7.5, _y + 10, _y + 28);
        _y += PhaseHeight - 4;
    }

    private void Call(TimelineEvent call, TimelineSocket socket)
    {
        var room = (int)((Width - CallX) / (CallSize * CharacterWidth));
        var lines = Wrap(call.Call + (call.Result is null ? "" : $" → {call.Result}"), room);
        var width = lines.Max(line => line.Length) * CallSize * CharacterWidth;
        var x = socket == TimelineSocket.Client ? CallX : Width - (int)Math.Ceiling(width);
        var top = _y;
        Svg.Text(_svg, 0, _y + 11, TimelineText.Milliseconds(call.At), 10.5, opacity: .75);
        _svg.Append("<g><title>took ").Append(TimelineText.Milliseconds(call.Took)).Append("</title>");
        foreach (var line in lines)
        {
            Svg.Text(_svg, x, _y + 11, line, CallSize, mono: true);
            _y += LineHeight;
        }

        _svg.Append("</g>");
        _lifelines.Interrupt(x - 2, x + width + 2, top, _y + 1);
    }

    /// <summary>The states that the call changed, each beside its socket.</summary>
    private void States(TimelineEvent call, TimelineEvent? last)
    {
        void Write(TimelineSocket socket, int x, int y, string anchor) =>
            Svg.Text(_svg, x, y, TimelineText.Name(State(call, socket)), StateSize, anchor, weight: 600);

        if (call.ClientState != last?.ClientState) Write(TimelineSocket.Client, ClientX - 8, _y + 4, "end");
        if (_sockets.HasListening && call.ListeningState != last?.ListeningState)
            Write(TimelineSocket.Listening, ListeningX + 8, _y + 4, "start");
        if (call.ServerState == last?.ServerState) return;
        // Below the row, because an arrow to or from the listening socket runs along it.
        Write(TimelineSocket.Connection, X(TimelineSocket.Connection) + 8, _y + 15, "start");
        _y += 10;
    }

    private void Arrow(TimelineArrow arrow)
    {
        var (from, to) = _sockets.Ends(arrow, _events);
        var side = X(from) < X(to) ? 1 : -1;
        var (x1, x2) = (X(from) + (7 * side), X(to) - (7 * side));
        var (y1, y2) = (_rows[arrow.From], _rows[arrow.To]);
        var tail = arrow.From == arrow.To && from == TimelineSocket.Client ? $" marker-start=\"url(#{HeadName})\"" : "";
        _svg.Append(Invariant,
            $"<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"currentColor\" marker-end=\"url(#{HeadName})\"{tail}/>");
        // Above its start, a label never crosses its downward arrow.
        Svg.Text(_svg, x1 + (4 * side), y1 - 4, arrow.Label, StateSize, side > 0 ? "start" : "end");
    }

    /// <summary>Gives the arrowhead its own id; the same drawing always gets the same id.</summary>
    private static StringBuilder Named(string drawing)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing)))[..12];
        return new StringBuilder(drawing).Replace($"id=\"{HeadName}\"", $"id=\"{HeadName}-{hash}\"")
            .Replace($"url(#{HeadName})", $"url(#{HeadName}-{hash})");
    }

    /// <summary>Breaks a call into lines, after a space, a comma or an opening parenthesis if it has one.</summary>
    private static List<string> Wrap(string text, int length)
    {
        var lines = new List<string>();
        while (text.Length > length)
        {
            var end = text.LastIndexOfAny([' ', ',', '('], length - 1) + 1;
            if (end < length / 2) end = length;
            lines.Add(text[..end].TrimEnd());
            text = "  " + text[end..].TrimStart();
        }

        lines.Add(text);
        return lines;
    }
}
