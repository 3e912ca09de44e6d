using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class Lesson03
{
    /// <summary>
    /// Checks exercise 03.3: given both ends of a connection, end it so that the server's end is left in
    /// TIME_WAIT. The operating system's table decides.
    /// </summary>
    public static CheckResult CheckServerWaits(Action<Socket, Socket> end)
    {
        const string Exercise = "03.3";
        using var listener = Bound();
        listener.Listen(1);
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        using var client = NewSocket();
        client.Connect(listener.LocalEndPoint);
        using var server = listener.Accept();
        server.ReceiveTimeout = client.ReceiveTimeout;
        var name = client.LocalEndPoint!;

        var attempt = Attempt.Start(() => end(client, server));
        if (!attempt.Wait(Deadline + Deadline))
            return CheckResult.Incorrect(Exercise, "Your function has not returned.", "Receive waits until the other side sends or ends: has it?");
        if (attempt.Error is SocketException { SocketErrorCode: SocketError.TimedOut })
            return CheckResult.Incorrect(Exercise, "A Receive waited in vain: the other side had not ended its stream.", "Let the server Shutdown or Dispose first.");
        if (attempt.Error is { } error) return Threw(Exercise, error);

        // Time enough for the last segments; an end that is still open then stays open.
        var table = TcpTable.WaitFor(
            port, table => IsUntouched(table) || (IsOver(table, Side.Client) && IsOver(table, Side.Server)), Deadline);
        var (clientState, serverState) = (table.StateOf(Side.Client, name), table.StateOf(Side.Server, name));
        return (clientState, serverState) switch
        {
            (null, TcpState.TimeWait) => CheckResult.Passed(Exercise, "The server's end is in TIME_WAIT, and the client's end is gone."),
            (TcpState.TimeWait, null) => CheckResult.Incorrect(Exercise, "The client's end is in TIME_WAIT.", "The side that ends its stream first has to wait. Which one did?"),
            (TcpState.TimeWait, TcpState.TimeWait) => CheckResult.Incorrect(Exercise, "Both ends are in TIME_WAIT: they closed at the same moment.", "Let the client see the end of the server's stream before it closes."),
            (null, null) => CheckResult.Incorrect(Exercise, "Nobody waits: the connection was reset, not closed.", "A reset throws away what is under way. Close without a linger time of zero, and with nothing left unread."),
            (TcpState.Established, TcpState.Established) => CheckResult.NotStarted(Exercise, "The connection is still established on both sides.", "Shutdown or Dispose ends a side's stream."),
            _ => CheckResult.Incorrect(Exercise, $"Only one side has ended its stream: client {Name(clientState)}, server {Name(serverState)}.", "Each side has to end its own direction."),
        };

        bool IsUntouched(TcpTable table) =>
            (table.StateOf(Side.Client, name), table.StateOf(Side.Server, name)) is (TcpState.Established, TcpState.Established);
        bool IsOver(TcpTable table, Side side) => table.StateOf(side, name) is null or TcpState.TimeWait;
        static string Name(TcpState? state) => state is { } known ? TcpStateName.Of(known) : "gone";
    }

    /// <summary>Checks exercise 03.4: why the side that closed first has to wait (RFC 9293 §3.3.2).</summary>
    public static CheckResult CheckReason(string? letter)
    {
        const string Exercise = "03.4";
        return (letter ?? "").Trim(' ', '(', ')', '.').ToUpperInvariant() switch
        {
            "?" or "" => CheckResult.NotStarted(Exercise, "No letter has been chosen.", "Who sends the last acknowledgment, and what if it gets lost?"),
            "B" => CheckResult.Passed(Exercise, "It can answer once more if its last acknowledgment was lost, and no late segment falls into a new connection."),
            "A" => CheckResult.Incorrect(Exercise, "The program is long done: its socket was closed before the wait began.", "Look at exercise 03.3: no call was left to make, and still the system waited."),
            "C" => CheckResult.Incorrect(Exercise, "The port is not kept for anybody; the pair of end points is kept from being used again too early.", "What could still be on its way from the old connection?"),
            _ => CheckResult.Incorrect(Exercise, $"'{letter}' is none of the letters.", "Choose a, b or c."),
        };
    }
}
