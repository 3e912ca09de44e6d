namespace SocketsLessons;

/// <summary>
/// A sample of times, sorted: minimum, percentiles, maximum, mean. It gives no percentile that the
/// sample is too small for.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Distribution : IRenderable
{
    private static readonly double[] UsualPercentiles = [50, 90, 99, 99.9];

    /// <summary>Sorts a sample.</summary>
    /// <param name="name">What was measured; charts and tables show it.</param>
    /// <param name="times">The times, in any order.</param>
    public Distribution(string name, IEnumerable<TimeSpan> times)
    {
        Name = name;
        Sorted = [.. times.Order()];
    }

    /// <summary>What was measured.</summary>
    public string Name { get; }

    /// <summary>The sample, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Sorted { get; }

    /// <summary>The sample size.</summary>
    public int Count => Sorted.Count;

    /// <summary>The shortest time; null without samples.</summary>
    public TimeSpan? Minimum => Count == 0 ? null : Sorted[0];

    /// <summary>The longest time; null without samples.</summary>
    public TimeSpan? Maximum => Count == 0 ? null : Sorted[^1];

    /// <summary>The time that half of the samples do not exceed (nearest rank); null without samples.</summary>
    public TimeSpan? Median => Count == 0 ? null : AtRank(50);

    /// <summary>The arithmetic mean, which a few very long times pull far from the usual; null without samples.</summary>
    public TimeSpan? Mean => Count == 0 ? null : new TimeSpan((long)Sorted.Average(time => time.Ticks));

    /// <summary>
    /// How many samples a percentile needs. With fewer, the odds are over 5 % that not one sample lies
    /// beyond the true percentile, so that even the longest says nothing of it: n ≥ ln 0.05 / ln p
    /// (S. S. Wilks, "Determination of sample sizes for setting tolerance limits", 1941). That is 59 for
    /// p95, 299 for p99 and 2,995 for p99.9; a percentile below 50 needs as many as its mirror image.
    /// </summary>
    /// <param name="percentile">The percentile, over 0 and under 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is not over 0 and under 100.</exception>
    public static int SamplesNeeded(double percentile)
    {
        if (percentile is not (> 0 and < 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), "A percentile is over 0 and under 100; the ends are Minimum and Maximum.");
        return (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Log(0.05) / Math.Log(Math.Max(percentile, 100 - percentile) / 100)));
    }

    /// <summary>
    /// The time that so many per cent of the samples do not exceed: the one at rank ⌈p/100 · n⌉ of the
    /// sorted sample ("nearest rank", Hyndman and Fan's type 1). It is always a time that was measured.
    /// </summary>
    /// <param name="percentile">The percentile, over 0 and under 100: 99.9 for p99.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is not over 0 and under 100.</exception>
    /// <exception cref="InvalidOperationException">The sample is too small for the percentile.</exception>
    public TimeSpan Percentile(double percentile) => SamplesNeeded(percentile) is var needed && Count >= needed
        ? AtRank(percentile)
        : throw new InvalidOperationException($"{Label(percentile)} needs at least {needed} samples and there are {Count}: take more samples, or ask for a percentile nearer to the median.");

    /// <summary>The sample in a few figures.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(ToTable().ToHtmlTable());

    internal static string Label(double percentile) => FormattableString.Invariant($"p{percentile}");

    /// <summary>The figures that a summary shows, each in words where the sample does not give it.</summary>
    internal IEnumerable<(string Figure, string Value)> Figures() =>
    [
        ("minimum", Format(Minimum)),
        .. UsualPercentiles.Select(p => (Label(p), Format(p))),
        ("maximum", Format(Maximum)),
        ("mean", Format(Mean)),
    ];

    internal string Format(double percentile) => Count > 0 && Count < SamplesNeeded(percentile)
        ? $"needs {SamplesNeeded(percentile)} samples"
        : Format(Count == 0 ? null : AtRank(percentile));

    internal static string Format(TimeSpan? time) => time is { } known ? Quantity.Time(known) : "no samples";

    // In decimal, 99.9 % of 1000 is 999 and not, as in binary floating point, a hair more.
    private TimeSpan AtRank(double percentile) => Sorted[Math.Max(1, (int)Math.Ceiling((decimal)percentile / 100 * Count)) - 1];

    private Table ToTable() => new($"{Name}: {Count} samples", ["figure", "time"], Figures().Select(row => new[] { row.Figure, row.Value }));
}
