using SocketsLessons.Display;

namespace SocketsLessons.Measuring;

/// <summary>
/// A proportion that was counted, with its 95 % confidence interval after E. B. Wilson, "Probable
/// inference, the law of succession, and statistical inference", JASA 22 (1927). Unlike the textbook's
/// p ± 1.96 √(p(1−p)/n), it is right for small samples and for counts of zero.
/// </summary>
[TypeFormatterSource(typeof(ShownFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Proportion : IShown
{
    // The 97.5 % point of the standard normal distribution: 2.5 % are left out on each side.
    private const double Z = 1.959963984540054;

    /// <summary>States a proportion.</summary>
    /// <param name="count">How many there were.</param>
    /// <param name="of">How many there could have been: the sample size.</param>
    /// <exception cref="ArgumentException">The count is negative or more than the sample size.</exception>
    public Proportion(int count, int of)
    {
        if (count < 0 || count > of) throw new ArgumentException($"{count} of {of} is no proportion: the count must be 0 to the sample size.", nameof(count));
        Count = count;
        Of = of;
        if (of == 0) return;
        var p = (double)count / of;
        var centre = p + Z * Z / (2 * of);
        var half = Z * Math.Sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        Value = p;
        // At the ends the limit is exact; rounding must not push it past them.
        Lower = count == 0 ? 0 : (centre - half) / (1 + Z * Z / of);
        Upper = count == of ? 1 : (centre + half) / (1 + Z * Z / of);
    }

    /// <summary>How many there were.</summary>
    public int Count { get; }

    /// <summary>The sample size.</summary>
    public int Of { get; }

    /// <summary>The proportion, 0 to 1; null without a sample.</summary>
    public double? Value { get; }

    /// <summary>The lower end of the 95 % interval, 0 to 1; null without a sample.</summary>
    public double? Lower { get; }

    /// <summary>The upper end of the 95 % interval, 0 to 1; null without a sample.</summary>
    public double? Upper { get; }

    /// <summary>The proportion in words: "3 % (30 of 1000; 95 % interval 2.11 % to 4.25 %)".</summary>
    public override string ToString() => Of == 0
        ? "no samples"
        : $"{Quantity.Percent(Value!.Value)} ({Count} of {Of}; 95 % interval {Quantity.Percent(Lower!.Value)} to {Quantity.Percent(Upper!.Value)})";

    string IShown.ToHtml() => Html.Block($"<p>{Html.Encode(ToString())}</p>");

    string IShown.ToText() => ToString();
}
