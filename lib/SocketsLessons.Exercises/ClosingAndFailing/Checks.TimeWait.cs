using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class ClosingAndFailingChecks
{
    /// <summary>
    /// Gives your function both ends of a connection, and then asks the operating system: the server's end must be left
    /// in TIME_WAIT, and the client's end must be gone. Then it looks at the reason that you chose (RFC 9293, section
    /// 3.6.1).
    /// </summary>
    /// <param name="end">Your function: from the client's and the server's socket, it ends the connection.</param>
    /// <param name="reason">Your choice: a, b or c.</param>
    public static CheckResult WhoWaits(Action<Socket, Socket> end, string? reason) => Check.Run($"{Lesson}.2", check =>
    {
        JudgeEnd(check, end);
        JudgeReason(check, reason);
        check.Pass(
            "The server's end is in TIME_WAIT. It can repeat the last ACK, and no late packet gets into a new "
                + "connection.");
    });

    private static void JudgeEnd(Check check, Action<Socket, Socket> end)
    {
        var (client, server) = check.Sockets.Pair();
        client.ReceiveTimeout = server.ReceiveTimeout = 1000;
        var (port, name) = (((IPEndPoint)server.LocalEndPoint!).Port, client.LocalEndPoint!);
        var answer = check.Start(() => end(client, server));
        if (!answer.Wait(WaitLimit + WaitLimit))
            check.Stuck(
                answer, "After three seconds",
                "Receive waits until the other side sends something or ends its stream. Does it?");
        if (answer.Error is SocketException { SocketErrorCode: SocketError.TimedOut })
            check.Fail(
                "A Receive waited for nothing: the other side hadn't ended its stream.",
                "Let the server Shutdown(Send) or Dispose first.");
        if (answer.Error is { } error) Threw(check, error);

        // Time enough for the last segments; an end that is still open then stays open.
        bool IsUntouched(TcpTable table) =>
            (table.StateOf(Side.Client, name), table.StateOf(Side.Server, name)) is (
                TcpState.Established, TcpState.Established);
        bool IsOver(TcpTable table, Side side) => table.StateOf(side, name) is null or TcpState.TimeWait;
        var table = TcpTable.WaitFor(
            port, table => IsUntouched(table) || (IsOver(table, Side.Client) && IsOver(table, Side.Server)),
            TimeSpan.FromSeconds(1));
        var states = (Client: table.StateOf(Side.Client, name), Server: table.StateOf(Side.Server, name));

        var isOpen = states is (TcpState.Established, TcpState.Established);
        check.That(
            !isOpen || (!TestSockets.IsShut(client) && !TestSockets.IsShut(server)),
            "The connection is still established on both sides: Shutdown(Receive) tells the other side nothing.",
            "Shutdown(Send) or Dispose ends a side's stream.");
        check.StartedUnless(
            isOpen, "The connection is still established on both sides.", "Shutdown or Dispose ends a side's stream.");
        check.That(states is (null, TcpState.TimeWait),
            $"The operating system lists: client {Name(states.Client)}, server {Name(states.Server)}.",
            "Only one side has ended its stream: each side has to end its own direction.",
            (states is (TcpState.TimeWait, null),
                "The client's end is in TIME_WAIT. The side that ends its stream first has to wait: which one was it?"),
            (states is (TcpState.TimeWait, TcpState.TimeWait),
                "Both closed at the same moment. Let the client see the end of the server's stream before it closes."),
            (states is (null, null),
                "Nobody waits: the connection was reset. Close without a linger time of zero, and with nothing left "
                    + "unread."));

        check.That(
            TestSockets.IsClosed(client) && TestSockets.IsClosed(server),
            $"The server's end is in TIME_WAIT, and the {(TestSockets.IsClosed(server) ? "client" : "server")}'s "
                + "socket is still open in your program.",
            "Dispose both sockets: then only the system keeps the server's end.");

        static string Name(TcpState? state) => state is { } known ? TcpStateName.Of(known) : "gone";
    }

    private static void JudgeReason(Check check, string? reason)
    {
        var chosen = (reason ?? "").Trim(' ', '(', ')', '.', '"', '\'', '*').ToUpperInvariant();
        // "b: the last ACK" is the letter b, too.
        if (chosen.Length > 1 && !char.IsLetterOrDigit(chosen[1])) chosen = chosen[..1];
        check.StartedUnless(
            chosen is "?" or "", "The server's end is in TIME_WAIT. Now choose the reason.",
            "Who sends the last ACK, and what if it gets lost?");
        check.That(
            chosen == "B", $"You chose {Visible.Text(reason)}.", "Choose a, b or c: that is none of the letters.",
            (chosen == "A",
                "Your function has closed both sockets, and still the system keeps the server's end."),
            (chosen == "C",
                "Nobody gets a port reserved. What could still be on its way between these two addresses?"));
    }
}
