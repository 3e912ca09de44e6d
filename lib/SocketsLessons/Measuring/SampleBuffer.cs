using System.Diagnostics;

namespace SocketsLessons;

/// <summary>
/// Records what a probe sends and receives, in arrays allocated before the run, so that a sample allocates nothing.
/// Warm-up messages have negative sequence numbers and aren't counted.
/// </summary>
internal sealed class SampleBuffer
{
    /// <summary>Why a run ended when the peer, or the probe itself, closed the socket.</summary>
    public const string ConnectionClosed = "the connection was closed";

    private const int MaxCopies = 2;

    private readonly ProbeOptions _options;
    private readonly long[] _due;
    private readonly long[] _sent;
    private readonly long[] _arrived;
    private readonly byte[] _copies;
    private readonly int[] _log;
    private int _logged;
    private int _sentCount;
    private int _unrecognized;

    public SampleBuffer(ProbeOptions options)
    {
        _options = options;
        var all = options.WarmUp + options.Count;
        _due = new long[all];
        _sent = new long[all];
        _arrived = new long[all];
        _copies = new byte[options.Count];
        // Room for two copies of each. A third isn't logged, so no message can take another's place.
        _log = new int[MaxCopies * options.Count];
    }

    /// <summary>The first message's sequence number: negative with a warm-up, otherwise 0.</summary>
    public int First => -_options.WarmUp;

    /// <summary>When the last sent message was due, in Stopwatch ticks.</summary>
    public long LastDue { get; private set; }

    /// <summary>Whether anything was received, the warm-up included.</summary>
    public bool AnyArrived { get; private set; }

    /// <summary>How many counted messages have arrived, each counted once.</summary>
    public int Distinct { get; private set; }

    /// <summary>How many counted messages were sent.</summary>
    public int SentCount => Volatile.Read(ref _sentCount);

    /// <summary>Why the run ended early, if it did.</summary>
    public string? StopReason { get; set; }

    /// <summary>Records that sending stops because the deadline has passed.</summary>
    public void StopAtDeadline() =>
        StopReason ??= FormattableString.Invariant($"its deadline of {_options.Deadline.TotalSeconds:0.###} s passed");

    /// <summary>Records a message that is about to be sent.</summary>
    public void AddSent(int sequence, long due, long now)
    {
        var index = sequence + _options.WarmUp;
        _due[index] = due;
        _sent[index] = now;
        LastDue = due;
        if (sequence >= 0) Volatile.Write(ref _sentCount, sequence + 1);
    }

    /// <summary>Records a message that has arrived; returns whether it is the expected one.</summary>
    public bool AddArrival(ReadOnlySpan<byte> message, long now, int expected = int.MinValue)
    {
        var (sequence, sent) = ProbeMessage.Read(message);
        var index = sequence + _options.WarmUp;
        // The timestamp must match the sequence number, and the padding be zero: corrupted messages aren't counted.
        if (index < 0 || index >= _sent.Length || sent == 0 || _sent[index] != sent || !ProbeMessage.IsPadded(message))
        {
            _unrecognized++;
            return false;
        }

        AnyArrived = true;
        if (sequence >= 0)
        {
            if (_copies[sequence] == 0) Distinct++;
            if (_copies[sequence] == MaxCopies)
            {
                _unrecognized++;
            }
            else
            {
                _copies[sequence]++;
                _log[_logged++] = (int)sequence;
            }
        }

        if (_arrived[index] == 0) _arrived[index] = now;
        return sequence == expected;
    }

    /// <summary>The counted samples.</summary>
    public ProbeRun ToRun(string name, string quantity, int? kernelDropped)
    {
        var zero = SentCount == 0 ? 0 : _due[_options.WarmUp];
        var samples = Enumerable.Range(0, SentCount).Select(sequence =>
        {
            var index = sequence + _options.WarmUp;
            var due = Stopwatch.GetElapsedTime(zero, _due[index]);
            var sent = Stopwatch.GetElapsedTime(zero, _sent[index]);
            TimeSpan? arrived = _arrived[index] == 0 ? null : Stopwatch.GetElapsedTime(zero, _arrived[index]);
            var status = arrived is null ? DeliveryStatus.Lost : arrived - due > _options.Timeout ? DeliveryStatus.Late
                : DeliveryStatus.Arrived;
            return new Sample(sequence, due, sent, arrived, status);
        });
        return new ProbeRun(_options.Name ?? name, samples, _log.Take(_logged))
        {
            Metric = quantity,
            KernelDropped = kernelDropped,
            Unrecognized = _unrecognized,
            StopReason = StopReason,
        };
    }
}
