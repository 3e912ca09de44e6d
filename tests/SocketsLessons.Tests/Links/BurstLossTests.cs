using System.Text.Json;

namespace SocketsLessons.Tests.Links;

public sealed class BurstLossTests
{
    [Theory]
    // mean = p/(p+r) · lossWhenBad + r/(p+r) · lossWhenGood, by hand.
    [InlineData(0.1, 0.3, 1, 0, 0.25)]
    [InlineData(0.1, 0.3, 0.5, 0.1, 0.2)]
    [InlineData(0, 1, 1, 0.02, 0.02)]
    [InlineData(0, 0, 1, 0, 0)]
    [InlineData(1, 1, 1, 0, 0.5)]
    public void The_mean_follows_the_formula(double p, double r, double bad, double good, double mean)
    {
        var bursts = new BurstLoss { GoodToBad = p, BadToGood = r, LossWhenBad = bad, LossWhenGood = good };
        Assert.Equal(mean, bursts.Mean, 12);
    }

    [Theory]
    [InlineData(0.05, 4)]
    [InlineData(0.5, 1)]
    [InlineData(0.2, 1.5)]
    [InlineData(0, 3)]
    public void Of_has_the_given_mean_and_burst_length(double mean, double length)
    {
        var bursts = BurstLoss.Of(mean, length);
        Assert.Equal(mean, bursts.Mean, 12);
        Assert.Equal(length, bursts.MeanBurstLength, 12);
    }

    [Fact]
    public void Json_keeps_every_value_even_if_a_burst_never_ends()
    {
        var endless = new BurstLoss { GoodToBad = 0.1, BadToGood = 0, LossWhenBad = 0.5 };
        Assert.Equal(double.PositiveInfinity, endless.MeanBurstLength);
        Assert.Equal(endless, JsonSerializer.Deserialize<BurstLoss>(JsonSerializer.Serialize(endless)));
    }

    [Theory]
    [InlineData(0.05, 0.5, "at least 1 datagram")]
    [InlineData(0.05, double.NaN, "at least 1 datagram")]
    [InlineData(0.05, double.PositiveInfinity, "finite")]
    [InlineData(0.9, 4, "at most 0.8 of all")]
    [InlineData(5, 4, "5 % is 0.05")]
    public void Impossible_bursts_are_refused_with_the_reason(double mean, double length, string words)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => BurstLoss.Of(mean, length));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
