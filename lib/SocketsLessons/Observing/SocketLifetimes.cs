using System.Collections.Concurrent;
using System.Diagnostics;

namespace SocketsLessons;

/// <summary>
/// Records when sockets are opened and closed, on one monotonic clock. <see cref="Chart.Lifetimes"/> draws it.
/// </summary>
public sealed class SocketLifetimes
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<SocketLifetime> _lifetimes = new();

    /// <summary>The sockets so far, in the order in which they were opened.</summary>
    public IReadOnlyList<SocketLifetime> All => [.. _lifetimes];

    /// <summary>The time since the recording began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    /// <summary>Records that a socket was opened. Dispose what it returns when the socket is closed.</summary>
    /// <param name="socket">A name for the socket ("listening socket").</param>
    /// <param name="side">Whose socket it is ("server", "client").</param>
    public IDisposable Track(string socket, string side)
    {
        var lifetime = new SocketLifetime(socket, side, Now, this);
        _lifetimes.Enqueue(lifetime);
        return lifetime;
    }
}
