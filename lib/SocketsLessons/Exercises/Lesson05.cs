using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>
/// The checks of lesson 05. Where they measure time, they go by what a busy machine cannot change: what
/// came in which call, the fastest of many, and stalls that are much longer than a machine is busy.
/// </summary>
public static partial class Lesson05
{
    /// <summary>How long a check waits for an answer to end.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Runs an answer against a server that is given the accepted connection, and is over when that is closed.
    /// </summary>
    /// <returns>The answer's attempt, and whether it ended before its deadline.</returns>
    private static (Attempt Attempt, bool Ended) Against(Action<Socket> serve, Action<Socket> answer)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        using var connection = listener.Accept();
        var server = Attempt.Start(() => serve(connection));
        var attempt = Attempt.Start(() => answer(client));
        var ended = attempt.Wait(Deadline);
        // An answer that still blocks in one of these sockets ends now, and so does the server.
        client.Dispose();
        connection.Dispose();
        server.Wait(Deadline);
        return (attempt, ended);
    }

    private static string Milliseconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:0.0} ms");
}
