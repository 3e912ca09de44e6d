using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on the lifecycle of clients and servers. Each tries your answer with real
/// sockets.</summary>
public static partial class AServerAndAClientChecks
{
    private const string Lesson = "02";
    private const string Greeting = "Welcome!";

    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Gives your function a socket that is bound and doesn't listen. Then a client connects: it must read "Welcome!"
    /// and the end of the stream, and the given socket must still be open.
    /// </summary>
    /// <param name="serveOne">Your function: serves one client of the given socket.</param>
    public static CheckResult WelcomeServer(Action<Socket> serveOne) => Check.Run($"{Lesson}.1", check =>
    {
        var listener = check.Sockets.Bound();
        var server = listener.LocalEndPoint!;
        var answer = check.Start(() => serveOne(listener));
        Socket? client = null;
        // Whether the answer has ended is asked first: what it did last must count in the attempt to connect.
        Waiting.Until(
            () => answer.HasEnded | (
            client = check.Sockets.TryConnect(server, TimeSpan.FromMilliseconds(400))) is not null, WaitLimit);
        if (client is null) ConnectFailed(check, answer, listener, server);

        var (bytes, end) = TestSockets.Read(client, 1024, WaitLimit);
        answer.Wait(TimeSpan.FromMilliseconds(bytes.Length > 0 ? 1000 : 100));
        var others = OtherClients(server, client);
        check.That(
            bytes.Length > 0 || others == 0,
            "Your function connects to its own server, and the check's client received nothing.",
            "A server waits for its clients: leave out Connect, and call Accept for each client.");
        if (answer.Error is { } error) Threw(check, error);
        JudgeGreeting(check, bytes, end, answer, TestSockets.IsClosed(listener));
        check.That(
            TcpTable.Of(server).IsListening, "The client was greeted, but nobody listens on the port any more.",
            "Shut down and close only the socket that Accept returned.");
        check.Pass("The client read the greeting and the end of the stream; the listening socket is still open.");
    });

    private static void JudgeGreeting(Check check, byte[] bytes, SocketError end, Answer answer, bool isClosed)
    {
        var (isRunning, isOver, text) = (
            !answer.HasEnded, end != SocketError.TimedOut, System.Text.Encoding.UTF8.GetString(bytes));
        check.That(
            !isRunning || text.Length > 0,
            "The client connected and received nothing, and your function is still waiting.",
            "Which call waits: a Receive, or another Accept? The client says nothing before it is greeted.");
        check.That(
            text.Length > 0 || end != SocketError.Success,
            "The client was let in and its connection closed without a greeting.",
            "Send it on the socket that Accept returned, before you close that.");
        check.That(
            text.Length > 0 || !isOver,
            $"The client got an error ({end}) instead of the greeting and the end of the stream.",
            "Close without a linger time of zero, which throws away what is under way.",
            (isClosed, "You closed the listening socket before Accept had returned this client: call Accept first."));
        check.That(text.Length > 0, "The client connected, but received nothing.",
            "Listen completes the handshake by itself; to talk to the client, Accept it and Send on the socket you "
            + "get.");
        check.That(text == Greeting, $"The client received {Visible.Text(text)} instead of {Visible.Text(Greeting)}.",
            Visible.Step(Greeting, text) ?? "Compare letter by letter, also the punctuation.");
        check.That(
            !isRunning || isOver,
            "The client got the greeting, and your function is still waiting, so the connection is still open.",
            "The client won't say a word: let the function end.");
        if (isRunning)
            check.Stuck(answer, "The client was greeted, but", "One client is enough here: no loop is needed.");
        check.That(isOver, "The client got the greeting, and is still waiting for more.",
            "A client knows that you are done only when you close the connection: Dispose the socket that Accept "
                + "returned.");
        check.That(
            end == SocketError.Success,
            $"The client got the greeting, and then an error ({end}) instead of the end of the stream.",
            "Close without a linger time of zero.");
        check.That(
            !isClosed, "The client was greeted, but the listening socket is closed: nobody can be next.",
            "Dispose only the socket that Accept returned.");
    }

    [DoesNotReturn]
    private static void ConnectFailed(Check check, Answer answer, Socket listener, EndPoint server)
    {
        if (answer.HasEnded && answer.Error is null)
        {
            check.That(
                !TestSockets.IsClosed(listener),
                "The client was refused: you closed the listening socket before anybody came.",
                "Accept waits for the client; close the socket that it returns, not the one that listens.");
            check.StartedUnless(!TcpTable.Of(server).IsListening, "The client was refused: nobody listens on the port.",
                "Three calls are missing at least: Listen, Accept, Send.");
        }

        if (answer.Error is InvalidOperationException and not ObjectDisposedException
            && Answer.SocketCall(answer.Error) is "Accept" or "AcceptAsync")
            check.Fail(
                "Accept was called on a socket that doesn't listen.",
                "Bind only gives an address; it is Listen that lets clients in, so it comes before Accept.");
        if (answer.Error is { } error) Threw(check, error);
        check.That(
            OtherClients(server, null) == 0,
            "Your function connected to its own server, and no other client could come in.",
            "A server waits for its clients: leave out Connect, and call Accept for each client.");
        check.Fail("The client was refused all the time, and your function is still running.",
            "The given socket is bound already; call Listen on it before anything that waits.");
    }

    /// <summary>How many connections to the server the operating system lists, those that wait to be let in included,
    /// beside that of the check's own client.</summary>
    private static int OtherClients(EndPoint server, Socket? client)
    {
        var own = client?.LocalEndPoint;
        var others = TcpTable.Of(server).Rows.Where(row => row.Side == Side.Client && !row.Local.Equals(own));
        return others.Count(row => row.State is TcpState.Established or TcpState.SynSent);
    }

    [DoesNotReturn]
    private static void Threw(Check check, Exception error) => check.Fail(Answer.Describe(error), error switch
    {
        SocketException
        {
            SocketErrorCode: SocketError.NotConnected or SocketError.Shutdown or SocketError.ConnectionReset,
        } =>
            "Send on the socket that Accept returned, and before you shut it down. The listening socket is connected "
                + "to nobody.",
        SocketException { SocketErrorCode: SocketError.InvalidArgument } =>
            "The given socket has its address already: leave out Bind.",
        ObjectDisposedException => "A socket was used after it had been closed. Which one, and by which line?",
        InvalidOperationException when Answer.SocketCall(error) is "Accept" or "AcceptAsync" =>
            "Bind only gives an address; it is Listen that lets clients in, so it comes before Accept.",
        _ => "On which socket was that call made, and what did it wait for?",
    });
}
