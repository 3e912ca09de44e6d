using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>A client that asks an echo server questions of one byte.</summary>
public static class EchoClient
{
    private const int TimeoutMs = 5_000;

    /// <summary>
    /// Connects, asks one question after the other and waits for each answer, then closes the socket. It waits for 5 s
    /// at most for each of them.
    /// </summary>
    /// <param name="client">A new socket of the server's protocol; it's closed at the end.</param>
    /// <param name="server">The server's address and port.</param>
    /// <param name="questions">How many questions to ask.</param>
    /// <exception cref="SocketException">The server can't be reached, or didn't answer in time, or closed the
    /// connection.</exception>
    public static void Ask(Socket client, IPEndPoint server, int questions)
    {
        using (client)
        {
            client.ReceiveTimeout = client.SendTimeout = TimeoutMs;
            client.Connect(server);
            for (var question = 0; question < questions; question++)
            {
                client.Send("?"u8);
                if (client.Receive(new byte[1]) == 0) throw new SocketException((int)SocketError.ConnectionReset);
            }
        }
    }
}
