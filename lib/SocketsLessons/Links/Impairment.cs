namespace SocketsLessons;

/// <summary>
/// Decides what happens to each datagram of one direction, in order of arrival. It uses no socket and no clock, so
/// tests can drive it. Not thread-safe.
/// </summary>
internal sealed class Impairment
{
    private readonly LinkDirection _direction;
    private LinkSettings _settings; // those of the datagram that is judged
    private SplitMix64 _random;
    private bool _bad;
    private TimeSpan _lineFree;
    private TimeSpan _lastDue;

    public Impairment(LinkSettings settings, LinkDirection direction)
    {
        Settings = _settings = settings;
        _direction = direction;
        _random = Generator(settings.Seed);
    }

    /// <summary>The settings for datagrams that arrive from now on; any thread may change them.</summary>
    public LinkSettings Settings { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Decides about one datagram.</summary>
    /// <param name="bytes">The size of its payload in bytes.</param>
    /// <param name="now">The time of its arrival.</param>
    /// <param name="room">Whether the link has room for it; if not, it overflows.</param>
    public LinkDecision Decide(int bytes, TimeSpan now, bool room = true)
    {
        var before = _settings.Seed;
        _settings = Settings;
        if (_settings.Seed != before) _random = Generator(_settings.Seed);

        // Always draw the same number of random numbers, used or not: the decision on one datagram, or a change of
        // settings, must not shift the sequence for the next.
        var move = _random.NextDouble();
        var loss = _random.NextDouble();
        var duplicate = _random.NextDouble();
        var reorder = _random.NextDouble();
        var corrupt = _random.NextDouble();
        var bit = _random.NextDouble();
        var spread = Spread(_random.NextDouble(), _random.NextDouble());

        if (loss < LossProbability(move)) return new LinkDecision(LinkEffects.Lost);
        if (!room || Transmit(bytes, now) is not { } sent) return new LinkDecision(LinkEffects.Overflowed);

        var effects = LinkEffects.Delivered;
        var due = DueTime(sent, spread);
        var copyDue = due;
        if (duplicate < _settings.Duplication && Transmit(bytes, now) is { } copySent)
        {
            effects |= LinkEffects.Duplicated;
            copyDue = DueTime(copySent, spread);
        }

        if (reorder < _settings.Reordering) effects |= LinkEffects.Reordered;
        if (corrupt < _settings.Corruption && bytes > 0) effects |= LinkEffects.Corrupted;
        return new LinkDecision(effects, due, copyDue, (int)(bit * bytes * 8));
    }

    // The two directions of a link share a seed, but not the random sequence.
    private SplitMix64 Generator(int seed) => new(((ulong)(uint)seed << 1) | (uint)_direction);

    private double LossProbability(double move)
    {
        if (_settings.Bursts is not { } bursts)
        {
            _bad = false;
            return _settings.Loss;
        }

        _bad = _bad ? move >= bursts.BadToGood : move < bursts.GoodToBad;
        var burst = _bad ? bursts.LossWhenBad : bursts.LossWhenGood;
        return 1 - ((1 - _settings.Loss) * (1 - burst));
    }

    /// <summary>
    /// Queues a datagram for transmission. Returns when its last bit is sent; null if the queue is full.
    /// </summary>
    private TimeSpan? Transmit(int bytes, TimeSpan now)
    {
        if (_settings.BitsPerSecond == 0) return now;
        var start = _lineFree > now ? _lineFree : now;
        var waiting = (start - now).TotalSeconds * _settings.BitsPerSecond / 8;
        if (waiting > 0 && waiting + bytes > _settings.QueueBytes) return null;
        return _lineFree = start + TimeSpan.FromSeconds(bytes * 8.0 / _settings.BitsPerSecond);
    }

    private TimeSpan DueTime(TimeSpan sent, TimeSpan spread)
    {
        var delay = _settings.Delay + spread;
        var due = delay > TimeSpan.Zero ? sent + delay : sent;

        // Without jitter nothing is reordered, even when the delay was just made shorter.
        var inOrder = _settings.KeepOrder || _settings.Jitter == TimeSpan.Zero;
        if (inOrder && due < _lastDue) due = _lastDue;
        if (due > _lastDue) _lastDue = due;
        return due;
    }

    private TimeSpan Spread(double first, double second) =>
        _settings.Jitter * (_settings.JitterShape == JitterShape.Normal
        ? Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second) // Box and Muller, 1958
        : (2 * first) - 1);
}
