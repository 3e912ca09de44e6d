using SocketsLessons.Checks;

namespace SocketsLessons.Tests.Checks;

public sealed class BurstsCheckTests
{
    [Theory]
    [InlineData(1.15)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(2.5)]
    public void Bursts_are_told_by_any_sane_ratio_of_the_loss_after_a_lost_one(double ratio) =>
        Assert.Equal(
            CheckOutcome.Passed, PacketLossChecks.Bursts(lost => AfterLost(lost) > ratio * Share(lost)).Outcome);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.45)]
    public void Bursts_are_told_by_any_sane_difference(double difference) =>
        Assert.Equal(
            CheckOutcome.Passed, PacketLossChecks.Bursts(lost => AfterLost(lost) > Share(lost) + difference).Outcome);

    [Theory]
    [InlineData(1.2)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Bursts_are_told_by_any_sane_ratio_of_the_mean_run_to_what_chance_gives(double ratio) =>
        Assert.Equal(
            CheckOutcome.Passed,
            PacketLossChecks.Bursts(lost => Runs(lost).Average() > ratio / (1 - Share(lost))).Outcome);

    [Theory]
    [InlineData(1.645)]
    [InlineData(2.576)]
    [InlineData(5)]
    public void Bursts_are_told_by_any_usual_significance(double deviations) =>
        Assert.Equal(CheckOutcome.Passed, PacketLossChecks.Bursts(lost =>
            AfterLost(lost) - Share(lost) > deviations * Math.Sqrt(
                Share(lost) * (1 - Share(lost)) / lost.Count(isLost => isLost))).Outcome);

    [Fact]
    public void No_fixed_number_tells_bursts() => Assert.All(Enumerable.Range(1, 25), number =>
    {
        Assert.NotEqual(CheckOutcome.Passed, PacketLossChecks.Bursts(lost => Runs(lost).Max() >= number).Outcome);
        Assert.NotEqual(
            CheckOutcome.Passed, PacketLossChecks.Bursts(lost => Runs(lost).Average() > number / 5.0).Outcome);
        Assert.NotEqual(CheckOutcome.Passed, PacketLossChecks.Bursts(lost => AfterLost(lost) > number / 25.0).Outcome);
        Assert.NotEqual(CheckOutcome.Passed, PacketLossChecks.Bursts(lost => Share(lost) > number / 25.0).Outcome);
    });

    private static double Share(bool[] lost) => lost.Average(isLost => isLost ? 1 : 0);

    private static double AfterLost(bool[] lost) =>
        lost.Skip(1).Where((_, i) => lost[i]).Select(isLost => isLost ? 1.0 : 0).DefaultIfEmpty().Average();

    private static IEnumerable<int> Runs(bool[] lost) =>
        string.Concat(lost.Select(isLost => isLost ? 'x' : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(run => run.Length)
        .DefaultIfEmpty();
}
