namespace SocketsLessons;

/// <summary>
/// A sample of times, sorted: minimum, percentiles, maximum, mean. It refuses a percentile that the sample is too small
/// for.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Distribution : IRenderable
{
    private static readonly double[] UsualPercentiles = [50, 90, 99, 99.9];

    /// <summary>Sorts a sample of times.</summary>
    /// <param name="name">The name that charts and tables show.</param>
    /// <param name="times">The times, in any order.</param>
    public Distribution(string name, IEnumerable<TimeSpan> times)
    {
        Name = name;
        Sorted = [.. times.Order()];
    }

    /// <summary>The name that charts and tables show.</summary>
    public string Name { get; }

    /// <summary>The sample, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Sorted { get; }

    /// <summary>How many samples there are.</summary>
    public int Count => Sorted.Count;

    /// <summary>The shortest time; null without samples.</summary>
    public TimeSpan? Minimum => Count == 0 ? null : Sorted[0];

    /// <summary>The longest time; null without samples.</summary>
    public TimeSpan? Maximum => Count == 0 ? null : Sorted[^1];

    /// <summary>The time that half of the samples don't exceed (nearest rank); null without samples.</summary>
    public TimeSpan? Median => Count == 0 ? null : AtRank(50);

    /// <summary>
    /// The arithmetic mean, which a few very long times can raise far above most samples; null without samples.
    /// </summary>
    public TimeSpan? Mean => Count == 0 ? null : new TimeSpan((long)Sorted.Average(time => time.Ticks));

    /// <summary>
    /// How many samples a percentile needs: enough that, with 95 % confidence, at least one lies beyond the true
    /// percentile, so that the maximum is an upper bound for it: n ≥ ln 0.05 / ln p (S. S. Wilks, "Determination of
    /// sample sizes for setting tolerance limits", 1941). That is 59 for p95, 299 for p99 and 2,995 for p99.9, for
    /// independent samples. A percentile below 50 needs as many as its mirror image.
    /// </summary>
    /// <param name="percentile">The percentile, above 0 and below 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile isn't above 0 and below 100.</exception>
    public static int SamplesNeeded(double percentile)
    {
        if (percentile is not (> 0 and < 100))
            throw new ArgumentOutOfRangeException(
                nameof(percentile), "A percentile is above 0 and below 100; for the ends use Minimum and Maximum.");
        return (int)Math.Min(
            int.MaxValue, Math.Ceiling(Math.Log(0.05) / Math.Log(Math.Max(percentile, 100 - percentile) / 100)));
    }

    /// <summary>
    /// The time that this percentage of the samples doesn't exceed: rank ⌈p/100 · n⌉ of the sorted sample ("nearest
    /// rank", Hyndman and Fan's type 1). It is always a time that was measured.
    /// </summary>
    /// <param name="percentile">The percentile, above 0 and below 100: 99.9 for p99.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile isn't above 0 and below 100.</exception>
    /// <exception cref="InvalidOperationException">The sample is too small for the percentile.</exception>
    public TimeSpan Percentile(double percentile) => SamplesNeeded(percentile) is var needed && Count >= needed
        ? AtRank(percentile)
        : throw new InvalidOperationException(
            $"{Label(percentile)} needs at least {needed} samples and there are {Count}: take more samples, or ask "
                + "for a percentile nearer to the median.");

    /// <summary>The sample's main values as text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block(ToTable().ToHtmlTable());

    internal static string Label(double percentile) => FormattableString.Invariant($"p{percentile}");

    /// <summary>The values that a summary shows, or why the sample can't give them.</summary>
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

    // Decimal, because in binary floating point 99.9 % of 1000 is slightly more than 999.
    private TimeSpan AtRank(double percentile) =>
        Sorted[Math.Max(1, (int)Math.Ceiling((decimal)percentile / 100 * Count)) - 1];

    private Table ToTable() =>
        new($"{Name}: {Count} samples", ["figure", "time"], Figures().Select(row => new[] { row.Figure, row.Value }));
}
