using System.Globalization;
using SocketsLessons.TestSupport;

namespace SocketsLessons.Tests.Charts;

public sealed class HistogramChartTests
{
    [Fact]
    public void Histogram_bins_and_the_samples_beyond_them_add_up_to_all()
    {
        var run = Gallery.Run("some", 5000, 11, 0, 4);

        var table = Chart.Histogram("Some", run.Delays).Table;

        Assert.Contains(table.Rows, row => row[0] == "beyond");
        Assert.Equal(5000, table.Rows.Sum(row => int.Parse(row[2], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_histogram_counts_samples_of_zero()
    {
        var times = Enumerable.Repeat(TimeSpan.Zero, 30)
            .Concat(Enumerable.Range(1, 70).Select(n => TimeSpan.FromMicroseconds(n)));

        var figure = Chart.Histogram("Zeros", new Distribution("some", times));

        Assert.Equal(
            100, figure.Table.Rows.Sum(row => int.Parse(row[2], CultureInfo.InvariantCulture)));
        Assert.Equal("30", figure.Table.Rows[0][2]);
        Assert.Contains("in the first bin: 30 under", figure.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Bins_are_whole_clock_ticks_wide()
    {
        // Each time from 14 to 18.7 µs ten times; .NET counts time in ticks of 100 ns.
        var even = new Distribution(
            "even", Enumerable.Range(140, 48).SelectMany(ticks => Enumerable.Repeat(TimeSpan.FromTicks(ticks), 10)));

        var counts = Chart.Histogram("x", even).Table.Rows.Select(row => row[2]).Where(count => count != "0").ToArray();

        Assert.Single(counts.SkipLast(1).Distinct());
        Assert.Equal(480, counts.Sum(count => int.Parse(count, CultureInfo.InvariantCulture)));
    }
}
