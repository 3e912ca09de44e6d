using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// Samples a connection's TCP_INFO while a lesson sends and receives: congestion window, round-trip time and
/// retransmissions over time. Linux only.
/// </summary>
public sealed class TcpInfoSampler : IDisposable
{
    /// <summary>How many samples it takes at most; then it stops.</summary>
    public const int MaxSamples = 100_000;

    private readonly List<TcpInfoSample> _samples = [];
    private readonly Socket _socket;
    private readonly TimeSpan _every;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    private TcpInfoSampler(Socket socket, TimeSpan every)
    {
        (_socket, _every) = (socket, every);
        _thread = new Thread(Run) { IsBackground = true, Name = "TCP_INFO sampler" };
        _thread.Start();
    }

    /// <summary>The samples so far, in order of time. A copy, taken now.</summary>
    public IReadOnlyList<TcpInfoSample> Samples
    {
        get
        {
            lock (_samples) return [.. _samples];
        }
    }

    /// <summary>
    /// Starts to take samples, the first at once, until the sampler is disposed or the socket closed.
    /// </summary>
    /// <param name="socket">A connected TCP socket.</param>
    /// <param name="every">The time from one sample to the next, 1 ms to 60 s. It's approximate, because it depends on
    /// the system's scheduler.
    /// </param>
    /// <exception cref="PlatformNotSupportedException">The system isn't Linux.</exception>
    /// <exception cref="ArgumentException">It isn't a TCP socket, or the time is out of its range.</exception>
    public static TcpInfoSampler Start(Socket socket, TimeSpan every)
    {
        if (every < TimeSpan.FromMilliseconds(1) || every > TimeSpan.FromMinutes(1))
            throw new ArgumentOutOfRangeException(
                nameof(every),
                FormattableString.Invariant(
                    $"Samples are taken every 1 ms to 60 s, not every {every.TotalSeconds} s."));
        _ = TcpInfo.Read(socket);
        return new TcpInfoSampler(socket, every);
    }

    /// <summary>
    /// Takes a last sample if the socket is still open, and stops. Safe to call twice, and from any thread.
    /// </summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
    }

    private void Run()
    {
        while (Sample() && _samples.Count < MaxSamples)
        {
            if (!_stop.Wait(_every)) continue;
            Sample();
            return;
        }
    }

    private bool Sample()
    {
        var at = Stopwatch.GetElapsedTime(_start);
        if (!TcpInfo.TryRead(_socket, out var info)) return false;
        lock (_samples) _samples.Add(new TcpInfoSample(at, info));
        return true;
    }
}
