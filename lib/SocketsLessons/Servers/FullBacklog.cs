using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A listening socket on loopback whose queue is full: nobody accepts, and clients have connected until one had to wait
/// (man 2 listen). Dispose closes the listening socket and all clients.
/// </summary>
public sealed class FullBacklog : IDisposable
{
    /// <summary>The largest backlog that can be filled here: each place takes two sockets.</summary>
    public const int MaxBacklog = 100;

    /// <summary>How many clients more than the backlog are tried: no system is known to add as many.</summary>
    private const int MaxSurplus = 200;

    /// <summary>How long a client may take to connect. On loopback that's less than 1 ms, unless the machine is busy.
    /// </summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(600);

    private readonly List<Socket> _clients = [];

    private FullBacklog(int backlog)
    {
        Listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Listener.Listen(backlog);
        EndPoint = (IPEndPoint)Listener.LocalEndPoint!;
    }

    /// <summary>The address that the clients connected to.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The listening socket: each <c>Accept</c> makes room for one more client.</summary>
    public Socket Listener { get; } = NewSocket();

    /// <summary>How many clients are connected, and wait to be accepted.</summary>
    public int Connected { get; private set; }

    /// <summary>
    /// The attempt of the client that came when the queue was full. It goes on until there is room, or the system gives
    /// up; then it throws a <see cref="SocketException"/>.
    /// </summary>
    public Task Waiting { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// Listens and lets clients connect, until one has waited for 600 ms and isn't connected yet.
    /// </summary>
    /// <param name="backlog">The argument of <c>Listen</c>, 1 to <see cref="MaxBacklog"/>. (Some systems take 0 for
    /// "as many as possible".)</param>
    /// <exception cref="ArgumentOutOfRangeException">The backlog isn't 1 to <see cref="MaxBacklog"/>.</exception>
    /// <exception cref="InvalidOperationException">The queue takes far more clients than was asked for.</exception>
    public static FullBacklog Fill(int backlog)
    {
        Guard.Range(backlog, backlog is >= 1 and <= MaxBacklog, nameof(backlog), $"1 to {MaxBacklog}");
        var queue = new FullBacklog(backlog);
        try
        {
            while (queue.ConnectOne())
            {
                if (++queue.Connected > backlog + MaxSurplus)
                    throw new InvalidOperationException(
                        $"{queue.Connected} clients are connected, and this system's queue still isn't full.");
            }

            return queue;
        }
        catch
        {
            queue.Dispose();
            throw;
        }
    }

    /// <summary>Closes the listening socket and all clients. Safe to call twice.</summary>
    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
        Listener.Dispose();
    }

    /// <summary>Whether one more client could connect.</summary>
    private bool ConnectOne()
    {
        var client = NewSocket();
        _clients.Add(client);
        Waiting = client.ConnectAsync(EndPoint);
        // Closing the socket makes the attempt fail; that is no news to anybody.
        _ = Waiting.ContinueWith(
            attempt => attempt.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        if (Task.WaitAny([Waiting], Timeout) == 0) return Waiting.IsCompletedSuccessfully;
        // A busy machine may report it late. The socket itself is writable as soon as it's connected (man 2 connect).
        return client.Poll(TimeSpan.Zero, SelectMode.SelectWrite)
            && !client.Poll(TimeSpan.Zero, SelectMode.SelectError);
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
