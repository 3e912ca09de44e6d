using System.Globalization;

namespace SocketsLessons.Tests.Measuring;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(59)]
    [InlineData(1000)]
    [InlineData(3001)]
    public void A_percentile_is_the_nearest_rank(int count)
    {
        // The definition, counted out in whole numbers, on samples with many ties.
        var random = new Random(20 + count);
        var ticks = Enumerable.Range(0, count).Select(_ => (long)random.Next(1, count)).ToArray();
        var distribution = new Distribution("random", ticks.Select(TimeSpan.FromTicks));

        foreach (var perMille in new[] { 1, 10, 100, 250, 333, 500, 501, 900, 950, 990, 999 })
        {
            var percentile = perMille / 10.0;
            if (Distribution.SamplesNeeded(percentile) > count) continue;
            var expected = ticks.Where(x => ticks.Count(y => y <= x) * 1000L >= perMille * (long)count).Min();
            Assert.Equal(expected, distribution.Percentile(percentile).Ticks);
        }
    }

    [Theory]
    // How many samples make it 95 % sure that one lies beyond: published for 95/95 and 99/95 tolerance
    // limits (Wilks 1941) as 59 and 299.
    [InlineData(50, 5)]
    [InlineData(90, 29)]
    [InlineData(95, 59)]
    [InlineData(99, 299)]
    [InlineData(99.9, 2995)]
    [InlineData(1, 299)]
    public void The_needed_sample_size_is_that_of_Wilks(double percentile, int needed)
    {
        Assert.Equal(needed, Distribution.SamplesNeeded(percentile));

        // The rule itself: the odds that none lies beyond are at most 5 % with as many, and over with one fewer.
        var tail = Math.Max(percentile, 100 - percentile) / 100;
        Assert.True(Math.Pow(tail, needed) <= 0.05);
        Assert.True(Math.Pow(tail, needed - 1) > 0.05);
        _ = Sequence(needed).Percentile(percentile);
        Assert.Throws<InvalidOperationException>(() => Sequence(needed - 1).Percentile(percentile));
    }

    [Fact]
    public void The_p999_of_200_samples_is_refused_with_the_reason()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Sequence(200).Percentile(99.9));

        Assert.Contains("p99.9 needs at least 2995 samples and there are 200", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void An_invalid_percentile_is_refused(double percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sequence(10).Percentile(percentile));

    [Fact]
    public void Minimum_maximum_and_mean_are_those_of_the_sample()
    {
        var distribution = new Distribution(
            "three", [TimeSpan.FromMilliseconds(7), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4)]);

        Assert.Equal(TimeSpan.FromMilliseconds(1), distribution.Minimum);
        Assert.Equal(TimeSpan.FromMilliseconds(4), distribution.Median);
        Assert.Equal(TimeSpan.FromMilliseconds(7), distribution.Maximum);
        Assert.Equal(TimeSpan.FromMilliseconds(4), distribution.Mean);
    }

    [Fact]
    public void An_empty_sample_says_so()
    {
        var distribution = new Distribution("nothing", []);

        Assert.Null(distribution.Minimum);
        Assert.Null(distribution.Median);
        Assert.Null(distribution.Mean);
        Assert.Throws<InvalidOperationException>(() => distribution.Percentile(50));
        Assert.Contains("no samples", distribution.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", distribution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_sample_says_how_many_samples_a_percentile_needs()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var text = Sequence(200).ToString();

            Assert.Contains("200 samples", text, StringComparison.Ordinal);
            Assert.Matches(@"p90 +180 ms", text);
            Assert.Matches(@"p99 +needs 299 samples", text);
            Assert.Matches(@"p99\.9 +needs 2995 samples", text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Distribution Sequence(int count) =>
        new("1 ms to n ms", Enumerable.Range(1, count).Select(n => TimeSpan.FromMilliseconds(n)));
}
