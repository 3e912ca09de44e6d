namespace SocketsLessons.Tests.Measuring;

public sealed class ProportionTests
{
    [Theory]
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
    // 17 (1998), table I, method 3.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_matches_published_values(int count, int of, double lower, double upper)
    {
        var proportion = new Proportion(count, of);

        Assert.Equal(lower, proportion.Lower!.Value, 4);
        Assert.Equal(upper, proportion.Upper!.Value, 4);
    }

    [Fact]
    public void All_of_the_sample_mirrors_none_of_it()
    {
        var all = new Proportion(20, 20);
        var none = new Proportion(0, 20);

        Assert.Equal(1, all.Upper);
        Assert.Equal(1 - none.Upper!.Value, all.Lower!.Value, 12);
    }

    [Fact]
    public void An_empty_sample_has_no_proportion()
    {
        var nothing = new Proportion(0, 0);

        Assert.Null(nothing.Value);
        Assert.Null(nothing.Lower);
        Assert.Equal("no samples", nothing.ToString());
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void An_impossible_count_is_refused(int count, int of) =>
        Assert.Throws<ArgumentException>(() => new Proportion(count, of));
}
