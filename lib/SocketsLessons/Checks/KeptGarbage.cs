namespace SocketsLessons.Checks;

/// <summary>
/// A time without a garbage collection. One would close a socket that nobody refers to any more, and hide that an
/// answer forgot it. Only so much garbage is kept; after that, collections take place as always.
/// </summary>
internal sealed class KeptGarbage : IDisposable
{
    private const long MaxBytes = 64 << 20;

    private readonly bool _isMine;

    private KeptGarbage(bool isMine) => _isMine = isMine;

    /// <summary>Collects what there is, and then nothing until this is disposed of.</summary>
    public static KeptGarbage Start()
    {
        try
        {
            return new KeptGarbage(GC.TryStartNoGCRegion(MaxBytes));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // Another check is in such a time, or this machine's memory is too small for it.
            GC.Collect();
            return new KeptGarbage(false);
        }
    }

    public void Dispose()
    {
        if (!_isMine) return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // It ended before, by too much garbage.
        }
    }
}
