namespace SocketsLessons.Reliability.Situations;

/// <summary>Keeps every processor busy with two endless loops, until it is disposed.</summary>
internal sealed class BusyCores : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _ends;

    public BusyCores()
    {
        _threads = [
            .. Enumerable.Range(0, 2 * Environment.ProcessorCount)
                .Select(_ => new Thread(() => { while (!_ends) { } }) { IsBackground = true })];
        foreach (var thread in _threads) thread.Start();
    }

    public void Dispose()
    {
        _ends = true;
        foreach (var thread in _threads) thread.Join();
    }
}
