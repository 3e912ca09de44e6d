using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class Lesson03
{
    private const string Greeting = "Welcome!";

    /// <summary>
    /// Checks exercise 03.1: given a socket that is bound but does not listen, greet one client with
    /// "Welcome!", end that connection, and leave the given socket open.
    /// </summary>
    public static CheckResult CheckWelcomeServer(Action<Socket> serveOne)
    {
        const string Exercise = "03.1";
        using var listener = Bound();
        var server = listener.LocalEndPoint!;
        var attempt = Attempt.Start(() => serveOne(listener));
        Socket? client = null;
        try
        {
            // Whether the answer has ended is asked first: what it did last must count in the attempt to connect.
            Attempt.Until(() => attempt.HasEnded | (client = TryConnect(server)) is not null, Deadline);
            if (client is null)
                return NobodyListens(Exercise, attempt, IsClosed(listener));

            var (text, end) = Read(client);
            attempt.Wait(Deadline);
            return attempt.Error is { } error ? Threw(Exercise, error) : Judge(text, end, attempt.HasEnded, IsClosed(listener));
        }
        finally
        {
            client?.Dispose();
        }
    }

    private static CheckResult Judge(string text, SocketError end, bool hasEnded, bool closed)
    {
        const string Exercise = "03.1";
        if (!hasEnded && text.Length == 0)
            return CheckResult.Incorrect(Exercise, "The client connected and received nothing, and your function is still waiting.", "Which call waits: a Receive, or another Accept? The client says nothing before it is greeted.");
        if (!hasEnded && text == Greeting && end == SocketError.TimedOut)
            return CheckResult.Incorrect(Exercise, "The client got the greeting, and your function is still waiting, so the connection is still open.", "The client will not say a word: let the function end.");
        if (!hasEnded)
            return CheckResult.Incorrect(Exercise, "The client was greeted, but your function has not returned.", "One client is enough here: no loop is needed.");
        if (text.Length == 0 && end == SocketError.Success)
            return CheckResult.Incorrect(Exercise, "The client was let in and let go without a greeting.", "Send it on the socket that Accept returned, before you close that.");
        if (text.Length == 0)
            return CheckResult.Incorrect(Exercise, "The client connected, but received nothing.", "Listen completes the handshake by itself; to talk to the client, Accept it and Send on the socket you get.");
        if (text != Greeting)
            return CheckResult.Incorrect(Exercise, $"The client received '{text}' instead of '{Greeting}'.", "Compare letter by letter, also the punctuation.");
        if (end == SocketError.TimedOut)
            return CheckResult.Incorrect(Exercise, "The client got the greeting, and is still waiting for more.", "A client knows that you are done only when you close the connection: Dispose the socket that Accept returned.");
        if (end != SocketError.Success)
            return CheckResult.Incorrect(Exercise, $"The client got the greeting, and then an error ({end}) instead of the end of the stream.", "Close without a linger time of zero.");
        return closed
            ? CheckResult.Incorrect(Exercise, "The client was greeted, but the listening socket is closed: nobody can be next.", "Dispose only the socket that Accept returned.")
            : CheckResult.Passed(Exercise, "The client read the greeting and the end of the stream; the listening socket is still open.");
    }

    private static CheckResult NobodyListens(string exercise, Attempt attempt, bool closed)
    {
        if (attempt.HasEnded && attempt.Error is null && closed)
            return CheckResult.Incorrect(exercise, "The client was refused: you closed the listening socket before anybody came.", "Accept waits for the client; close the socket that it returns, not the one that listens.");
        if (attempt.HasEnded && attempt.Error is null)
            return CheckResult.NotStarted(exercise, "The client was refused: nobody listens on the port.", "Three calls are missing at least: Listen, Accept, Send.");
        if (attempt.Error is InvalidOperationException and not ObjectDisposedException)
            return CheckResult.Incorrect(exercise, "Accept was called on a socket that does not listen.", "Bind only gives an address; it is Listen that lets clients in, so it comes before Accept.");
        return attempt.Error is { } error
            ? Threw(exercise, error)
            : CheckResult.Incorrect(exercise, "The client was refused all the time, and your function is still running.", "The given socket is bound already; call Listen on it before anything that waits.");
    }

    private static Socket? TryConnect(EndPoint server)
    {
        var client = NewSocket();
        try
        {
            client.Connect(server);
            return client;
        }
        catch (SocketException)
        {
            client.Dispose();
            return null;
        }
    }
}
