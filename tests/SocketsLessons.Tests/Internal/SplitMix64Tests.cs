using SocketsLessons.Tests.Links;

namespace SocketsLessons.Tests.Internal;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_published_seed_gives_the_published_numbers()
    {
        // The check values of Rosetta Code's task "Pseudo-random numbers/Splitmix64", made by the
        // reference implementation in C of S. Vigna.
        var random = new SplitMix64(1234567);
        ulong[] expected = [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void Fractions_are_uniform_from_0_to_below_1()
    {
        const int n = 100_000;
        var random = new SplitMix64(7);
        var values = Enumerable.Range(0, n).Select(_ => random.NextDouble()).ToArray();
        Assert.All(values, value => Assert.InRange(value, 0, Math.BitDecrement(1)));
        // The standard deviation of a uniform distribution is 1/√12.
        var tolerance = Statistics.Z999 / Math.Sqrt(12.0 * n);
        Assert.InRange(values.Average(), 0.5 - tolerance, 0.5 + tolerance);
    }
}
