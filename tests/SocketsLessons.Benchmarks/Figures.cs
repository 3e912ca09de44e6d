using System.Globalization;

namespace SocketsLessons.Benchmarks;

/// <summary>The little arithmetic that the benchmarks share.</summary>
internal static class Figures
{
    /// <summary>The nearest-rank percentile of sorted values: the smallest that at least this share is not
    /// above.</summary>
    public static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN
            : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    public static string Text(double value, string format = "0") =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
