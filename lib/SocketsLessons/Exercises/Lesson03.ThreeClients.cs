using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class Lesson03
{
    /// <summary>
    /// Checks exercise 03.2: given a listening socket, greet three clients with "Welcome, client 1!" and so
    /// on, in the order in which they connected, though none of them leaves or says a word.
    /// </summary>
    public static CheckResult CheckThreeClients(Action<Socket> serveThree)
    {
        const string Exercise = "03.2";
        using var listener = Bound();
        listener.Listen(3);
        Socket[] clients = [NewSocket(), NewSocket(), NewSocket()];
        var attempt = (Attempt?)null;
        try
        {
            foreach (var client in clients) client.Connect(listener.LocalEndPoint!);
            attempt = Attempt.Start(() => serveThree(listener));
            foreach (var (index, client) in clients.Index())
            {
                // What a function that has ended did not send will not come.
                Attempt.Until(() => client.Available > 0 || attempt.HasEnded, Deadline);
                if (attempt.HasEnded) client.ReceiveTimeout = 200;
                var expected = $"Welcome, client {index + 1}!";
                var (text, end) = Read(client, expected.Length);
                text += ReadAtOnce(client);
                if (text != expected) return Missing(Exercise, attempt, listener, clients, index, text, end);
            }

            if (!attempt.Wait(Deadline))
                return CheckResult.Incorrect(Exercise, "All three were greeted, but your function has not returned.", "Stop after the third client.");
            if (clients.Index().FirstOrDefault(client => client.Item.Available > 0) is { Item: not null } more)
                return CheckResult.Incorrect(Exercise, $"Client {more.Index + 1} received more than its greeting: '{ReadAtOnce(more.Item)}'.", "One Send for each client is enough.");
            return attempt.Error is { } error
                ? Threw(Exercise, error)
                : CheckResult.Passed(Exercise, "Three clients, connected at the same time, were greeted in the order in which they came.");
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    private static CheckResult Missing(
        string exercise, Attempt attempt, Socket listener, Socket[] clients, int index, string text, SocketError end)
    {
        var number = index + 1;
        attempt.Wait(TimeSpan.FromMilliseconds(100));
        if (IsClosed(listener))
            return CheckResult.Incorrect(exercise, $"Client {number} lost its connection: the listening socket was closed while it was waiting to be accepted.", "Keep the listening socket open until all three have been served.");
        if (attempt.Error is { } error) return Threw(exercise, error);
        if (text.Contains('{', StringComparison.Ordinal))
            return CheckResult.Incorrect(exercise, $"Client {number} received '{text}'.", "A u8 text is not interpolated: use Encoding.UTF8.GetBytes($\"…\").");
        if (text.Length > 0)
            return CheckResult.Incorrect(exercise, $"Client {number} received '{text}' instead of 'Welcome, client {number}!'.", "Count the clients as you accept them, and compare letter by letter.");
        if (attempt.HasEnded && index == 0)
            return CheckResult.NotStarted(exercise, "Three clients are connected, and none has been greeted.", "Each call of Accept returns one of them.");
        if (attempt.HasEnded)
            return CheckResult.Incorrect(exercise, $"Client {number} was never accepted.", "One Accept returns one client: call it once for each.");

        // Still running: does it wait for the client before to leave?
        if (index > 0)
        {
            clients[index - 1].Dispose();
            if (Read(clients[index], 1).Text.Length > 0)
                return CheckResult.Incorrect(exercise, $"Client {number} was greeted only after client {index} had left.", "Do not wait for a client that has been greeted; go on to the next Accept.");
        }

        return CheckResult.Incorrect(exercise, $"Client {number} received nothing ({end}), and your function is still running.", "Which call waits, and for whom? No client will say a word.");
    }

    /// <summary>What else is there without waiting: more than was asked for is wrong, too.</summary>
    private static string ReadAtOnce(Socket socket) => socket.Available > 0 ? Read(socket, socket.Available).Text : "";
}
