using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on closing a connection. Each tries your answer with real sockets.</summary>
public static class ClosingAndFailingChecks
{
    private const string Lesson = "03";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Gives your function both ends of a connection, and then asks the operating system: the server's end must be left
    /// in TIME_WAIT, and the client's end must be gone.
    /// </summary>
    /// <param name="end">Your function: from the client's and the server's socket, it ends the connection.</param>
    public static CheckResult ServerWaits(Action<Socket, Socket> end) => Check.Run($"{Lesson}.1", check =>
    {
        var (client, server) = check.Sockets.Pair();
        client.ReceiveTimeout = server.ReceiveTimeout = 1000;
        var (port, name) = (((IPEndPoint)server.LocalEndPoint!).Port, client.LocalEndPoint!);
        var answer = check.Start(() => end(client, server));
        if (!answer.Wait(Patience + Patience))
            check.Stuck(answer, "After three seconds", "Receive waits until the other side sends or ends: has it?");
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
            !isOpen || (!IsShut(client) && !IsShut(server)),
            "The connection is still established on both sides: Shutdown(Receive) tells the other side nothing.",
            "Shutdown(Send) or Dispose ends a side's stream.");
        check.StartedUnless(
            isOpen, "The connection is still established on both sides.", "Shutdown or Dispose ends a side's stream.");
        check.That(states is (null, TcpState.TimeWait),
            $"The operating system lists: client {Name(states.Client)}, server {Name(states.Server)}.",
            "Only one side has ended its stream: each side has to end its own direction.",
            (states is (TcpState.TimeWait, null),
                "The client's end is in TIME_WAIT. The side that ends its stream first has to wait: which one did?"),
            (states is (TcpState.TimeWait, TcpState.TimeWait),
                "Both closed at the same moment. Let the client see the end of the server's stream before it closes."),
            (states is (null, null),
                "Nobody waits: the connection was reset. Close without a linger time of zero, and with nothing left "
                    + "unread."));
        check.Pass("The server's end is in TIME_WAIT, and the client's end is gone.");

        static string Name(TcpState? state) => state is { } known ? TcpStateName.Of(known) : "gone";
    });

    /// <summary>Whether a socket has shut its receiving down: it is readable at once, though nothing has
    /// come.</summary>
    private static bool IsShut(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Looks at the letter that you chose (RFC 9293, section 3.3.2).</summary>
    /// <param name="letter">Your choice: a, b or c.</param>
    public static CheckResult Reason(string? letter) => Check.Run($"{Lesson}.2", check =>
    {
        var chosen = (letter ?? "").Trim(' ', '(', ')', '.', '"', '\'', '*').ToUpperInvariant();
        // "b: it can answer once more" is the letter b, too.
        if (chosen.Length > 1 && !char.IsLetterOrDigit(chosen[1])) chosen = chosen[..1];
        check.StartedUnless(
            chosen is "?" or "", "No letter has been chosen.",
            "Who sends the last acknowledgment, and what if it gets lost?");
        check.That(
            chosen == "B", $"You chose {Visible.Text(letter)}.", "Choose a, b or c: that is none of the letters.",
            (chosen == "A",
                "The program is long done: its socket was closed before the wait began. In the exercise before "
                    + "this, no call was left to make, and still the system waited."),
            (chosen == "C",
                "The port isn't kept for anybody; the pair of endpoints is kept from being used again too early. "
                    + "What could still be on its way?"));
        check.Pass(
            "It can answer once more if its last acknowledgment was lost, and no late segment falls into a new "
                + "connection.");
    });

    [DoesNotReturn]
    private static void Threw(Check check, Exception error) => check.Fail(Answer.Describe(error), error switch
    {
        ObjectDisposedException => "A socket was used after it had been closed. Which one, and by which line?",
        _ => "On which socket was that call made, and what did it wait for?",
    });
}
