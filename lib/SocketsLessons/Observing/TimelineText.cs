using System.Globalization;
using System.Net.NetworkInformation;
using System.Text;

namespace SocketsLessons;

/// <summary>Writes a recording as lines of text: the diagram's alternative.</summary>
internal static class TimelineText
{
    public static string Write(Timeline timeline)
    {
        var events = timeline.Events;
        if (events.Count == 0) return "Nothing has been recorded yet.";
        var sockets = new TimelineSockets(events);
        var width = events.Max(call => sockets.Name(sockets.Of(call)).Length);
        var arrows = TimelineArrow.In(events).ToLookup(arrow => arrow.To);
        var text = new StringBuilder();
        foreach (var (index, call) in events.Index())
        {
            foreach (var (_, name) in timeline.Phases.Where(phase => phase.Before == index))
                text.Append(CultureInfo.InvariantCulture, $"[{name}]\n");
            text.Append(CultureInfo.InvariantCulture,
                $"{Milliseconds(call.At),10}  {sockets.Name(sockets.Of(call)).PadRight(width)}  {call.Call}");
            if (call.Result is not null) text.Append(CultureInfo.InvariantCulture, $" → {call.Result}");
            text.Append(CultureInfo.InvariantCulture, $"  took {Milliseconds(call.Took)}; {States(call, sockets)}");
            foreach (var arrow in arrows[index])
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"; {arrow.Label}{(arrow.From == index ? "" : $" from call {arrow.From + 1}")}");
            text.Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    public static string Milliseconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");

    /// <summary>A state's name as the standard writes it.</summary>
    public static string Name(TcpState? state) => state is { } known ? TcpStateName.Of(known) : "not listed";

    private static string States(TimelineEvent call, TimelineSockets sockets) => string.Join(", ",
        $"client {Name(call.ClientState)}",
        $"{sockets.Name(TimelineSocket.Connection)} {Name(call.ServerState)}",
        $"listening socket {Name(call.ListeningState)}");
}
