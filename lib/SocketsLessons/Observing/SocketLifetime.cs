namespace SocketsLessons;

/// <summary>When one socket was opened and closed.</summary>
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

    /// <summary>The socket's name, as given to Track.</summary>
    public string Socket { get; }

    /// <summary>Whose socket it is, as given to Track.</summary>
    public string Side { get; }

    /// <summary>When it was opened, since the recording began.</summary>
    public TimeSpan Opened { get; }

    /// <summary>When it was closed, since the recording began; null while it's open.</summary>
    public TimeSpan? Closed { get; private set; }

    /// <summary>Records that the socket was closed; only the first call has an effect.</summary>
    public void Dispose() => Closed ??= _clock.Now;
}
