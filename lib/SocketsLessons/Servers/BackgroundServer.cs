using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// Runs a server that you wrote in the background, on loopback, while a cell talks to it. Dispose tells your server to
/// stop, waits until it has, and closes its listening socket.
/// </summary>
public sealed class BackgroundServer : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _isDisposed;

    private BackgroundServer(TcpListener listener, Func<TcpListener, CancellationToken, Task> serve)
    {
        _listener = listener;
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        _serving = Task.Run(() => serve(listener, _stop.Token));
    }

    /// <summary>The address and port that clients connect to: loopback, with a port that the system chose.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="serve">Your function. It gets a listener that listens already, and a token that's canceled when it
    /// should stop. It returns when it has stopped.</param>
    public static BackgroundServer Start(Func<TcpListener, CancellationToken, Task> serve)
    {
        ArgumentNullException.ThrowIfNull(serve);
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new BackgroundServer(listener, serve);
    }

    /// <summary>
    /// Stops your server and closes its listening socket. If your function doesn't return within 5 s, the socket is
    /// closed all the same. If it ended with an error, the error is written to the console. Safe to call twice.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _stop.Cancel();
        // Waits without throwing: an exception in Dispose would hide the one that ended the cell.
        Task.WaitAny([_serving], Deadline);
        _listener.Dispose();
        if (_serving.Exception?.InnerException is { } error and not OperationCanceledException)
            Console.WriteLine($"The server ended with {error.GetType().Name}: {error.Message}");
        if (_serving.IsCompleted) _stop.Dispose();
    }
}
