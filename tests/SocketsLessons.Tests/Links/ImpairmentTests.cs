namespace SocketsLessons.Tests.Links;

public sealed class ImpairmentTests
{
    private const int N = 50_000;
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>Judges n datagrams of 100 bytes that arrive a millisecond apart.</summary>
    private static LinkDecision[] Decide(
        LinkSettings settings, int n = N, LinkDirection direction = LinkDirection.ToServer)
    {
        var impairment = new Impairment(settings, direction);
        return [.. Enumerable.Range(0, n).Select(i => impairment.Decide(100, i * Millisecond))];
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.05, 2)]
    [InlineData(0.3, 3)]
    [InlineData(0.9, 4)]
    public void Loss_stays_within_the_binomial_interval(double loss, int seed)
    {
        var lost = Decide(new LinkSettings { Loss = loss, Seed = seed }).Count(v => v.Effects == LinkEffects.Lost);
        var (low, high) = Statistics.Binomial999(N, loss);
        Assert.InRange(lost, low, high);
    }

    [Theory]
    [InlineData(nameof(LinkEffects.Duplicated))]
    [InlineData(nameof(LinkEffects.Reordered))]
    [InlineData(nameof(LinkEffects.Corrupted))]
    public void Other_effects_stay_within_the_binomial_interval(string name)
    {
        var effects = Enum.Parse<LinkEffects>(name);
        var chance = 0.1;
        var settings = new LinkSettings
        {
            Duplication = effects == LinkEffects.Duplicated ? chance : 0,
            Reordering = effects == LinkEffects.Reordered ? chance : 0,
            Corruption = effects == LinkEffects.Corrupted ? chance : 0,
        };
        var decisions = Decide(settings);
        var (low, high) = Statistics.Binomial999(N, chance);
        Assert.InRange(decisions.Count(v => v.Effects == effects), low, high);
        Assert.All(decisions, v => Assert.True(v.Effects == effects || v.Effects == LinkEffects.Delivered));
    }

    [Fact]
    public void Independent_losses_come_in_runs_of_geometric_length()
    {
        // A run goes on with probability p, so its length is geometric with the mean 1 / (1 − p).
        const double p = 0.2;
        var runs = Statistics.Runs(Decide(new LinkSettings { Loss = p }).Select(v => v.Effects == LinkEffects.Lost));
        var tolerance = Statistics.Z999 * Math.Sqrt(p) / (1 - p) / Math.Sqrt(runs.Count);
        Assert.InRange(runs.Average(), (1 / (1 - p)) - tolerance, (1 / (1 - p)) + tolerance);
    }

    [Theory]
    [InlineData(0.05, 4, 1)]
    [InlineData(0.2, 10, 2)]
    [InlineData(0.02, 1.5, 3)]
    public void Bursts_have_the_mean_and_the_length_of_the_Gilbert_Elliott_model(double mean, double length, int seed)
    {
        var lost = Decide(new LinkSettings { Bursts = BurstLoss.Of(mean, length), Seed = seed })
            .Select(v => v.Effects == LinkEffects.Lost).ToArray();

        // The mean of a two-state Markov chain with correlation ρ = 1 − p − r has (1 + ρ) / (1 − ρ) times
        // the variance of independent draws.
        var r = 1 / length;
        var p = r * mean / (1 - mean);
        var rho = 1 - p - r;
        var tolerance = Statistics.Z999 * Math.Sqrt(mean * (1 - mean) / N * (1 + rho) / (1 - rho));
        Assert.InRange(lost.Count(l => l) / (double)N, mean - tolerance, mean + tolerance);

        // A burst's length is geometric: mean 1 / r, standard deviation √(1 − r) / r.
        var runs = Statistics.Runs(lost);
        var lengthTolerance = Statistics.Z999 * Math.Sqrt(1 - r) / r / Math.Sqrt(runs.Count);
        Assert.InRange(runs.Average(), length - lengthTolerance, length + lengthTolerance);
    }

    [Fact]
    public void Each_state_has_its_own_loss()
    {
        var bursts = new BurstLoss { GoodToBad = 0.1, BadToGood = 0.3, LossWhenBad = 0.5, LossWhenGood = 0.1 };
        var lost = Decide(new LinkSettings { Bursts = bursts }).Count(v => v.Effects == LinkEffects.Lost) / (double)N;
        // By the formula 0.2; the variance is at most that of the states' chain, ρ = 0.6, over the full range.
        var tolerance = Statistics.Z999 * Math.Sqrt(0.2 * 0.8 / N * 1.6 / 0.4);
        Assert.InRange(lost, 0.2 - tolerance, 0.2 + tolerance);
    }

    [Fact]
    public void The_same_seed_gives_the_same_decisions()
    {
        var settings = new LinkSettings
        {
            Loss = 0.1,
            Duplication = 0.1,
            Reordering = 0.1,
            Corruption = 0.1,
            Jitter = Millisecond,
        };
        Assert.Equal(Decide(settings), Decide(settings));
        Assert.NotEqual(Decide(settings), Decide(settings with { Seed = 2 }));
        Assert.NotEqual(Decide(settings), Decide(settings, direction: LinkDirection.ToClient));
    }

    [Fact]
    public void Decisions_do_not_depend_on_the_time_of_arrival()
    {
        var settings = new LinkSettings { Loss = 0.1, Duplication = 0.1, Reordering = 0.1, Corruption = 0.1 };
        var (slow, fast) = (
            new Impairment(settings, LinkDirection.ToServer), new Impairment(settings, LinkDirection.ToServer));
        for (var i = 0; i < 5_000; i++)
        {
            Assert.Equal(slow.Decide(100, i * Millisecond).Effects, fast.Decide(100, TimeSpan.Zero).Effects);
        }
    }

    [Fact]
    public void Changing_one_probability_keeps_the_other_decisions()
    {
        var settings = new LinkSettings { Duplication = 0.2, Corruption = 0.2, JitterShape = JitterShape.Normal };
        var clean = Decide(settings);
        var lossy = Decide(settings with { Loss = 0.5, Reordering = 0.5, Jitter = Millisecond });
        const LinkEffects Others = LinkEffects.Duplicated | LinkEffects.Corrupted;
        foreach (var (before, after) in clean.Zip(lossy).Where(pair => pair.Second.Effects != LinkEffects.Lost))
        {
            Assert.Equal(before.Effects & Others, after.Effects & Others);
        }
    }

    [Fact]
    public void A_new_seed_restarts_the_sequence_and_other_changes_do_not()
    {
        var settings = new LinkSettings { Loss = 0.5 };
        var impairment = new Impairment(settings with { Seed = 9 }, LinkDirection.ToServer);
        LinkDecision[] Next() => [.. Enumerable.Range(0, 100).Select(_ => impairment.Decide(1, TimeSpan.Zero))];
        Next();
        impairment.Settings = settings;
        var expected = Decide(settings, 200).Select(v => v.Effects).ToArray();
        Assert.Equal(expected[..100], Next().Select(v => v.Effects));
        impairment.Settings = settings with { Delay = Millisecond };
        Assert.Equal(expected[100..], Next().Select(v => v.Effects));
    }

    [Fact]
    public void Uniform_jitter_stays_in_its_range_and_fills_it()
    {
        var delays = Delays(new LinkSettings { Delay = 20 * Millisecond, Jitter = 8 * Millisecond });
        Assert.All(delays, delay => Assert.InRange(delay, 12, 28));
        Assert.Equal(Enumerable.Range(12, 16), delays.Select(delay => (int)delay).Distinct().Order());
        // Standard deviation of the uniform distribution: half width / √3.
        var tolerance = Statistics.Z999 * 8 / Math.Sqrt(3.0 * N);
        Assert.InRange(delays.Average(), 20 - tolerance, 20 + tolerance);
    }

    [Fact]
    public void Normal_jitter_has_its_standard_deviation()
    {
        var delays = Delays(
            new LinkSettings { Delay = 50 * Millisecond, Jitter = 5 * Millisecond, JitterShape = JitterShape.Normal });
        var mean = delays.Average();
        var deviation = Math.Sqrt(delays.Select(d => (d - mean) * (d - mean)).Average());
        // Standard errors of a normal sample: σ/√n for the mean, σ/√(2n) for the deviation.
        Assert.InRange(mean, 50 - (Statistics.Z999 * 5 / Math.Sqrt(N)), 50 + (Statistics.Z999 * 5 / Math.Sqrt(N)));
        Assert.InRange(
            deviation, 5 - (Statistics.Z999 * 5 / Math.Sqrt(2.0 * N)), 5 + (Statistics.Z999 * 5 / Math.Sqrt(2.0 * N)));
        // 68.27 % of a normal distribution lie within one standard deviation.
        var (low, high) = Statistics.Binomial999(N, 0.6827);
        Assert.InRange(delays.Count(d => Math.Abs(d - 50) < 5), low, high);
    }

    [Fact]
    public void Jitter_longer_than_the_delay_never_sends_before_arrival()
    {
        Assert.Equal(0, Delays(new LinkSettings { Jitter = 10 * Millisecond }).Min());
    }

    [Fact]
    public void Jitter_reorders_unless_KeepOrder_is_set()
    {
        var settings = new LinkSettings { Delay = 20 * Millisecond, Jitter = 10 * Millisecond };
        var free = Decide(settings).Select(v => v.Due).ToArray();
        Assert.NotEqual(free.Order(), free);
        var kept = Decide(settings with { KeepOrder = true }).Select(v => v.Due).ToArray();
        Assert.Equal(kept.Order(), kept);
    }

    [Fact]
    public void A_shorter_delay_reorders_nothing_in_transit()
    {
        var impairment = new Impairment(new LinkSettings { Delay = 50 * Millisecond }, LinkDirection.ToServer);
        Assert.Equal(50 * Millisecond, impairment.Decide(1, TimeSpan.Zero).Due);
        impairment.Settings = new LinkSettings { Delay = 10 * Millisecond };
        Assert.Equal(50 * Millisecond, impairment.Decide(1, Millisecond).Due);
        Assert.Equal(70 * Millisecond, impairment.Decide(1, 60 * Millisecond).Due);
    }

    [Fact]
    public void A_rate_spaces_datagrams_and_a_full_queue_drops_the_last()
    {
        // 1000 bytes at 8 Mbit/s take 1 ms. One is on the line and two wait; the fourth finds the queue full.
        var settings = new LinkSettings { BitsPerSecond = 8_000_000, QueueBytes = 3000, Delay = 5 * Millisecond };
        var impairment = new Impairment(settings, LinkDirection.ToServer);
        var decisions = Enumerable.Range(0, 4).Select(_ => impairment.Decide(1000, TimeSpan.Zero)).ToArray();
        Assert.Equal([6 * Millisecond, 7 * Millisecond, 8 * Millisecond], decisions[..3].Select(v => v.Due));
        Assert.Equal(LinkEffects.Overflowed, decisions[3].Effects);
        // A millisecond later one has left, and there is room again.
        Assert.Equal(9 * Millisecond, impairment.Decide(1000, Millisecond).Due);
    }

    [Fact]
    public void A_datagram_larger_than_the_queue_passes_when_the_line_is_free()
    {
        var impairment = new Impairment(
            new LinkSettings { BitsPerSecond = 8_000, QueueBytes = 0 }, LinkDirection.ToServer);
        Assert.Equal(LinkEffects.Delivered, impairment.Decide(1000, TimeSpan.Zero).Effects);
        Assert.Equal(LinkEffects.Overflowed, impairment.Decide(1000, 999 * Millisecond).Effects);
        Assert.Equal(LinkEffects.Delivered, impairment.Decide(1000, 1000 * Millisecond).Effects);
    }

    [Fact]
    public void A_copy_takes_its_own_time_on_the_line()
    {
        var impairment = new Impairment(
            new LinkSettings { BitsPerSecond = 8_000_000, Duplication = 1 }, LinkDirection.ToServer);
        var decision = impairment.Decide(1000, TimeSpan.Zero);
        Assert.Equal((Millisecond, 2 * Millisecond), (decision.Due, decision.CopyDue));
    }

    [Fact]
    public void An_empty_datagram_has_no_bit_to_flip()
    {
        var impairment = new Impairment(new LinkSettings { Corruption = 1 }, LinkDirection.ToServer);
        Assert.Equal(LinkEffects.Delivered, impairment.Decide(0, TimeSpan.Zero).Effects);
        Assert.InRange(impairment.Decide(1, TimeSpan.Zero).Bit, 0, 7);
    }

    private static double[] Delays(LinkSettings settings) =>
        [.. Decide(settings).Select((v, i) => (v.Due - (i * Millisecond)).TotalMilliseconds)];
}
