using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A TCP echo server (RFC 862): it sends every byte back to the client that sent it. It runs in the background on
/// loopback or at a host of a lab, with one thread per client, so a slow client delays no other. Dispose closes it and
/// all its connections.
/// </summary>
public sealed class TcpEchoServer : IDisposable
{
    /// <summary>How many clients it serves at a time; it closes the connection of any further one at once.</summary>
    public const int MaxClients = 256;

    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly Socket _listener;
    private readonly Thread _accepting;
    private readonly ConcurrentDictionary<Socket, Thread> _clients = new();
    private volatile bool _ended;

    private TcpEchoServer(Socket listener)
    {
        _listener = listener;
        EndPoint = (IPEndPoint)listener.LocalEndPoint!;
        _accepting = new Thread(Accept) { IsBackground = true, Name = $"echo server {EndPoint}" };
    }

    /// <summary>The address and port that clients connect to.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="address">A loopback address; 127.0.0.1 by default.</param>
    /// <param name="port">The port; with 0 the system chooses a free one.</param>
    /// <exception cref="ArgumentException">The address is not a loopback address.</exception>
    /// <exception cref="InvalidOperationException">The address or port isn't available; the message says why.
    /// </exception>
    public static TcpEchoServer Start(IPAddress? address = null, int port = 0)
    {
        return Start(BoundSocket.Create(SocketType.Stream, ProtocolType.Tcp, address ?? IPAddress.Loopback, port));
    }

    /// <summary>Starts a server at a host of a lab, at a port that the system chooses.</summary>
    /// <param name="host">The host. Dispose the server before the lab.</param>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    public static TcpEchoServer Start(PathHost host)
    {
        var listener = host.NewSocket();
        listener.Bind(new IPEndPoint(host.Address, 0));
        return Start(listener);
    }

    private static TcpEchoServer Start(Socket listener)
    {
        try
        {
            listener.Listen(MaxClients);
        }
        catch (SocketException error)
        {
            // Some systems let two sockets bind to a port and refuse only when the second one listens.
            var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
            listener.Dispose();
            throw new InvalidOperationException(
                $"Another socket listens on port {port} ({error.SocketErrorCode}); use port 0.", error);
        }

        var server = new TcpEchoServer(listener);
        server._accepting.Start();
        return server;
    }

    /// <summary>
    /// Closes the listening socket and all connections, and waits for their threads, 5 s at most each.
    /// </summary>
    public void Dispose()
    {
        _ended = true;
        _listener.Dispose();
        _accepting.Join(Deadline);
        var threads = _clients.ToArray();
        foreach (var (client, _) in threads) client.Dispose();
        foreach (var (_, thread) in threads) thread.Join(Deadline);
    }

    private void Accept()
    {
        while (!_ended)
        {
            try
            {
                Serve(_listener.Accept());
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException) when (!_ended)
            {
                // The client left before it was accepted, or the process has no file handles left. Keep serving, but
                // not in a tight loop.
                Thread.Sleep(1);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private void Serve(Socket client)
    {
        if (_clients.Count >= MaxClients)
        {
            client.Dispose();
            return;
        }

        var thread = new Thread(() => Echo(client)) { IsBackground = true, Name = $"client of echo server {EndPoint}" };
        _clients[client] = thread;
        thread.Start();
    }

    private void Echo(Socket client)
    {
        try
        {
            var buffer = new byte[BufferSize];
            int received;
            // A blocking Send in .NET returns only after the system has taken every byte.
            while ((received = client.Receive(buffer)) > 0) client.Send(buffer.AsSpan(0, received));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client is gone, or the server was disposed.
        }
        finally
        {
            client.Dispose();
            _clients.TryRemove(client, out _);
        }
    }
}
