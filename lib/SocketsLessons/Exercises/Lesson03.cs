using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 03. Each tries the answer with real sockets on loopback.</summary>
public static partial class Lesson03
{
    /// <summary>How long a check waits for anything.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.5);

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        ReceiveTimeout = (int)Deadline.TotalMilliseconds,
    };

    private static Socket Bound()
    {
        // Without a time limit: an accepted socket would inherit it, and no learner has asked for one.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static bool IsClosed(Socket socket) => socket.SafeHandle.IsClosed;

    /// <summary>Receives text until the stream ends, time is up, or as many bytes as asked for are there.</summary>
    private static (string Text, SocketError End) Read(Socket socket, int most = 1024)
    {
        var buffer = new byte[most];
        var count = 0;
        try
        {
            while (count < most)
            {
                var received = socket.Receive(buffer.AsSpan(count));
                if (received == 0) break;
                count += received;
            }

            return (Encoding.UTF8.GetString(buffer, 0, count), SocketError.Success);
        }
        catch (SocketException error)
        {
            return (Encoding.UTF8.GetString(buffer, 0, count), error.SocketErrorCode);
        }
    }

    private static CheckResult Threw(string exercise, Exception error) => CheckResult.Incorrect(exercise, Attempt.Describe(error), error switch
    {
        SocketException { SocketErrorCode: SocketError.NotConnected or SocketError.Shutdown } =>
            "The listening socket is connected to nobody: send on the socket that Accept returned.",
        SocketException { SocketErrorCode: SocketError.InvalidArgument } =>
            "The given socket has its address already: leave out Bind.",
        ObjectDisposedException => "A socket was used after it had been closed. Which one, and by which line?",
        InvalidOperationException => "Bind only gives an address; it is Listen that lets clients in, so it comes before Accept.",
        _ => "On which socket was that call made, and what did it wait for?",
    });
}
