using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Exercises;

public static partial class Lesson03
{
    /// <summary>
    /// Checks exercise 03.1: given a socket that is bound but does not listen, greet one client with
    /// "Welcome!", end that connection, and leave the given socket open.
    /// </summary>
    public static Verdict CheckWelcomeServer(Action<Socket> serveOne)
    {
        const string Exercise = "03.1", Greeting = "Welcome!";
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
            if (attempt.Error is SocketException { SocketErrorCode: SocketError.NotConnected or SocketError.Shutdown })
                return Verdict.NotRight(Exercise, "You sent on the listening socket, which is connected to nobody.", "Accept returns a new socket: that one leads to the client.");
            if (attempt.Error is { } error) return Threw(Exercise, error);
            if (text.Length == 0 && end == SocketError.TimedOut)
                return Verdict.NotRight(Exercise, "The client connected, but received nothing.", "Listen completes the handshake by itself; to talk to the client, Accept it and Send on the socket you get.");
            if (text == Greeting && end == SocketError.TimedOut)
                return Verdict.NotRight(Exercise, "The client got the greeting, and is still waiting for more.", "A client knows that you are done only when you close the connection: Dispose the socket that Accept returned.");
            if (text != Greeting)
                return Verdict.NotRight(Exercise, $"The client received '{text}' instead of '{Greeting}'.", "Encoding.UTF8.GetBytes turns the text into the bytes to send.");
            if (IsClosed(listener))
                return Verdict.NotRight(Exercise, "The client was greeted, but the listening socket is closed: nobody can be next.", "Dispose only the socket that Accept returned.");
            return attempt.HasEnded
                ? Verdict.Passed(Exercise, "The client read the greeting and the end of the stream; the listening socket is still open.")
                : Verdict.NotRight(Exercise, "The client was greeted, but your function has not returned.", "One client is enough here: no loop is needed.");
        }
        finally
        {
            client?.Dispose();
        }
    }

    private static Verdict NobodyListens(string exercise, Attempt attempt, bool closed)
    {
        if (attempt.HasEnded && attempt.Error is null && closed)
            return Verdict.NotRight(exercise, "The client was refused: you closed the listening socket before anybody came.", "Accept waits for the client; close the socket that it returns, not the one that listens.");
        if (attempt.HasEnded && attempt.Error is null)
            return Verdict.NotYet(exercise, "The client was refused: nobody listens on the port.", "Three calls are missing at least: Listen, Accept, Send.");
        if (attempt.Error is InvalidOperationException)
            return Verdict.NotRight(exercise, "Accept was called on a socket that does not listen.", "Bind only reserves the address: call Listen before Accept.");
        return attempt.Error is { } error
            ? Threw(exercise, error)
            : Verdict.NotRight(exercise, "The client was refused all the time, and your function is still running.", "The given socket is bound already; call Listen on it before anything that waits.");
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
