namespace SocketsLessons;

/// <summary>
/// A counted proportion with its 95 % confidence interval (E. B. Wilson, "Probable inference, the law of succession,
/// and statistical inference", JASA 22, 1927). Unlike the textbook's p ± 1.96 √(p(1−p)/n), Wilson's interval also holds
/// for small samples and counts of zero.
/// </summary>
[TypeFormatterSource(typeof(RenderableFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed class Proportion : IRenderable
{
    /// <summary>A count out of a sample.</summary>
    /// <param name="count">The count.</param>
    /// <param name="of">The sample size.</param>
    /// <exception cref="ArgumentException">The count is negative or more than the sample size.</exception>
    public Proportion(int count, int of)
    {
        if (count < 0 || count > of)
            throw new ArgumentException(
                $"{count} of {of} is no proportion: the count must be 0 to the sample size.", nameof(count));
        (Count, Of) = (count, of);
        if (of == 0) return;
        // The normal distribution's 97.5 % quantile: 2.5 % are left out on each side.
        const double Z = 1.959963984540054;
        double p = (double)count / of, zz = Z * Z / of;
        var half = Z * Math.Sqrt((p * (1 - p) + zz / 4) / of);
        Value = p;
        // At the ends the limit is exact; rounding mustn't push it beyond.
        Lower = count == 0 ? 0 : (p + zz / 2 - half) / (1 + zz);
        Upper = count == of ? 1 : (p + zz / 2 + half) / (1 + zz);
    }

    /// <summary>The count.</summary>
    public int Count { get; }

    /// <summary>The sample size.</summary>
    public int Of { get; }

    /// <summary>The proportion, 0 to 1; null without a sample.</summary>
    public double? Value { get; }

    /// <summary>The lower end of the 95 % interval, 0 to 1; null without a sample.</summary>
    public double? Lower { get; }

    /// <summary>The upper end of the 95 % interval, 0 to 1; null without a sample.</summary>
    public double? Upper { get; }

    /// <summary>The proportion as text: "3 % (30 of 1000; 95 % interval 2.11 % to 4.25 %)".</summary>
    public override string ToString() => Of == 0
        ? "no samples"
        : $"{Quantity.Percent(Value!.Value)} ({Count} of {Of}; 95 % interval {Quantity.Percent(Lower!.Value)} to "
            + $"{Quantity.Percent(Upper!.Value)})";

    /// <summary>This value as HTML, as notebooks show it.</summary>
    public string ToHtml() => Html.Block($"<p>{Html.Encode(ToString())}</p>");
}
