namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>A file that follows something in memory: written as a whole, half a second after a change at the
/// latest.</summary>
/// <param name="path">The file.</param>
/// <param name="text">Makes its text.</param>
internal sealed class SavedFile(string path, Func<string> text) : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1);
    private int _isScheduled;
    private int _changes;
    private int _written;
    private volatile bool _isOver;
    private volatile string? _failure;

    /// <summary>Why it could not be written the last time; null when it could.</summary>
    public string? Failure => _failure;

    /// <summary>Whether the file has all that there is.</summary>
    public bool IsWritten => Volatile.Read(ref _written) == Volatile.Read(ref _changes);

    /// <summary>Called after each attempt to write.</summary>
    public Action Attempted { get; set; } = () => { };

    /// <summary>Writes it soon.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref _changes);
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0) _ = WriteAfterAsync(Delay);
    }

    /// <summary>Writes it now, if it has changed.</summary>
    public async Task FlushAsync()
    {
        await _writing.WaitAsync();
        try
        {
            var changes = Volatile.Read(ref _changes);
            if (changes == _written) return;
            AtomicFile.Write(path, text());
            Volatile.Write(ref _written, changes);
            _failure = null;
        }
        catch (UserErrorException error)
        {
            _failure = error.Message;
        }
        finally
        {
            _writing.Release();
        }

        Attempted();
    }

    /// <summary>Writes what is not written yet, for the last time.</summary>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await FlushAsync();
    }

    private async Task WriteAfterAsync(TimeSpan delay)
    {
        await Task.Delay(delay);
        Interlocked.Exchange(ref _isScheduled, 0);
        if (_isOver) return;
        await FlushAsync();
        if (_failure is not null && Interlocked.Exchange(ref _isScheduled, 1) == 0) _ = WriteAfterAsync(RetryDelay);
    }
}
