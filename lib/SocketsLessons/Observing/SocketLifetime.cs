namespace SocketsLessons;

/// <summary>The life of one socket, as times since the recording began.</summary>
public sealed class SocketLifetime : IDisposable
{
    private readonly SocketLifetimes _clock;

    internal SocketLifetime(string socket, string side, TimeSpan opened, SocketLifetimes clock)
    {
        Socket = socket;
        Side = side;
        Opened = opened;
        _clock = clock;
    }

    /// <summary>The name that the socket was given.</summary>
    public string Socket { get; }

    /// <summary>Whose socket it is.</summary>
    public string Side { get; }

    /// <summary>When it was opened.</summary>
    public TimeSpan Opened { get; }

    /// <summary>When it was closed, or null while it is open.</summary>
    public TimeSpan? Closed { get; private set; }

    /// <summary>Notes that the socket was closed; only the first call counts.</summary>
    public void Dispose() => Closed ??= _clock.Now;
}
