using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Checks;

public static partial class AServerAndAClientChecks
{
    /// <summary>
    /// Connects three clients to a listening socket and gives it to your function. Each client must receive "Welcome,
    /// client 1!" and so on, in the order in which they connected, though none of them leaves or says a word.
    /// </summary>
    /// <param name="serveThree">Your function: serves three clients of the given socket.</param>
    public static CheckResult ThreeClients(Action<Socket> serveThree) => Check.Run($"{Lesson}.2", check =>
    {
        var listener = check.Sockets.Listening();
        var clients = new Socket[3];
        foreach (var index in Enumerable.Range(0, clients.Length))
            clients[index] = check.Sockets.TryConnect(listener.LocalEndPoint!, WaitLimit)!;
        var answer = check.Start(() => serveThree(listener));
        var start = Stopwatch.GetTimestamp();
        TimeSpan Left() => WaitLimit - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
        foreach (var (index, client) in clients.Index())
        {
            // A function that has ended sends nothing more, but for what is on its way.
            Waiting.Until(() => client.Available > 0 || answer.HasEnded, Left());
            var expected = $"Welcome, client {index + 1}!";
            var (bytes, end) = TestSockets.Read(
                client, Encoding.UTF8.GetByteCount(expected),
                answer.HasEnded ? TimeSpan.FromMilliseconds(300) : Left());
            var text = Encoding.UTF8.GetString([.. bytes, .. TestSockets.ReadAvailable(client)]);
            if (text != expected) Missing(check, answer, listener, clients, index, text, end);
        }

        if (!answer.Wait(TimeSpan.FromSeconds(1)))
            check.Stuck(answer, "All three were greeted, but", "Stop after the third client.");
        foreach (var (index, client) in clients.Index())
        {
            var more = TestSockets.ReadAvailable(client);
            check.That(
                more.Length == 0, $"Client {index + 1} received more than its greeting: {Visible.Text(more)}.",
                "One Send for each client is enough.");
            check.That(
                TestSockets.Read(client, 1, TimeSpan.FromMilliseconds(300)).End != SocketError.TimedOut
                    || answer.Error is not null,
                $"Client {index + 1} was greeted, and its connection is still open.",
                "A client knows that you are done only when you close the connection: Dispose the socket that "
                    + "Accept returned.");
        }

        if (answer.Error is { } error) Threw(check, error);
        check.That(
            !TestSockets.IsClosed(listener), "All three were greeted, but the listening socket is closed.",
            "It isn't yours to close: Dispose only what Accept returned.");
        check.Pass("Three clients, connected at the same time, were greeted in the order in which they came.");
    });

    private static void Missing(
        Check check, Answer answer, Socket listener, Socket[] clients, int index, string text, SocketError end)
    {
        var number = index + 1;
        answer.Wait(TimeSpan.FromMilliseconds(100));
        check.That(!TestSockets.IsClosed(listener) || text.Length > 0,
            $"Client {number} lost its connection: the listening socket was closed while it was waiting to be "
            + $"accepted.",
            "Keep the listening socket open until all three have been served.");
        if (answer.Error is { } error) Threw(check, error);
        var expected = $"Welcome, client {number}!";
        var greeted = Enumerable.Range(1, clients.Length).FirstOrDefault(other => text == $"Welcome, client {other}!");
        check.That(
            text.Length == 0, $"Client {number} received {Visible.Text(text)} instead of {Visible.Text(expected)}.",
            Visible.Step(expected, text) ?? "Count the clients as you accept them, and compare letter by letter.",
            (text.Contains('{', StringComparison.Ordinal),
                "A u8 text isn't interpolated: use Encoding.UTF8.GetBytes($\"…\")."),
            (greeted > 0,
                "Accept hands the clients out in the order in which they connected: count them in that order, from 1."),
            (text.StartsWith("Welcome, client 0!", StringComparison.Ordinal), "The first client has number 1."));
        check.StartedUnless(
            answer.HasEnded && index == 0 && end == SocketError.TimedOut,
            "Three clients are connected, and none has been greeted.",
            "Each call of Accept returns one of them.");
        check.That(
            !answer.HasEnded || end != SocketError.Success,
            $"Client {number} was accepted, and its connection closed without a greeting.",
            "Send on the socket that Accept returned, before you close it.");
        check.That(
            !answer.HasEnded || WasAccepted(check, listener, clients[index]), $"Client {number} was never accepted.",
            "One Accept returns one client: call it once for each.");
        check.That(
            !answer.HasEnded, $"Client {number} was accepted, and received nothing.",
            "Send to each client, on the socket that Accept returned for it.");

        // Still running: does it wait for the client before to leave?
        if (index > 0)
        {
            clients[index - 1].Dispose();
            check.That(TestSockets.Read(clients[index], 1, TimeSpan.FromMilliseconds(500)).Bytes.Length == 0,
                $"Client {number} was greeted only after client {index} had left.",
                "Don't wait for a client that has been greeted; go on to the next Accept.");
        }

        check.Fail(
            $"Client {number} received nothing ({end}), and your function is still running.",
            "Which call waits, and for whom? No client will say a word.");
    }

    /// <summary>Whether a client has left the queue of those that wait to be accepted.</summary>
    private static bool WasAccepted(Check check, Socket listener, Socket client)
    {
        while (check.Sockets.TryAccept(listener, TimeSpan.FromMilliseconds(50)) is { } waiting)
            if (waiting.RemoteEndPoint!.Equals(client.LocalEndPoint)) return false;
        return true;
    }
}
