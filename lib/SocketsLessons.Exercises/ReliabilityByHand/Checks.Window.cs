using System.Globalization;

namespace SocketsLessons.Checks;

public static partial class ReliabilityByHandChecks
{
    /// <summary>
    /// Compares your window with the bandwidth-delay product (RFC 7323, section 1.1) in whole datagrams, for slow and
    /// fast, short and long links.
    /// </summary>
    /// <param name="window">Your function: from the rate (bit/s), the round-trip time and a datagram's bytes to the
    /// window.</param>
    public static CheckResult Window(Func<double, TimeSpan, int, long> window) => Check.Run($"{Lesson}.2", check =>
    {
        // Times and rates that are exact in binary: whatever the order of the steps, nothing is rounded.
        (double Rate, double Milliseconds, int Bytes)[] given =
        [
            (8e6, 62.5, 1250), (8e6, 125, 1000), (8e6, 125, 125), (1e6, 125, 1500), (10_000, 62.5, 1000),
            (1e9, 1500, 1000), (1e6, 31.25, 1000),
            (8e6, 125 * check.Random.Next(2, 40), 125), (4e11, 2000, 1), (8e6, 0.125, 1),
            (1e6, 125, check.Random.Next(200, 1400)),
        ];
        var first = 0L;
        foreach (var (index, (rate, milliseconds, bytes)) in given.Index())
        {
            var roundTrip = TimeSpan.FromMilliseconds(milliseconds);
            var link = string.Create(
                CultureInfo.InvariantCulture,
                $"For {rate:#,0} bit/s, {milliseconds} ms and datagrams of {bytes} bytes");
            var answer = check.Ask(
                $"{link}:", () => window(rate, roundTrip, bytes), "It is a matter of arithmetic.",
                "No loop is needed: it is a matter of arithmetic.",
                (typeof(OverflowException), "An int ends at two thousand million: stay with long and double."));
            check.StartedUnless(
                index == 0 && answer == 0, "Your function still answers 0.",
                "Begin with the bits that go onto the link in one round trip.");
            if (index == 0) first = answer;
            JudgeWindow(check, link, rate, roundTrip, bytes, answer, index > 0 && answer == first);
        }

        check.Pass("The window is the bandwidth-delay product, in whole datagrams, rounded up.");
    });

    private static void JudgeWindow(
        Check check, string link, double rate, TimeSpan roundTrip, int bytes, long answer, bool isSame)
    {
        var (bits, exact) = (
            (decimal)rate * (decimal)roundTrip.TotalSeconds,
            (decimal)rate * (decimal)roundTrip.TotalSeconds / (8 * bytes));
        var right = Math.Max(1, (long)Math.Ceiling(exact));
        bool Is(decimal value) => answer == (long)Math.Ceiling(value) || answer == (long)value;
        var isWhole = exact == Math.Truncate(exact);
        var isPart = Is((decimal)rate * roundTrip.Milliseconds / 1000 / (8 * bytes))
            || Is((decimal)rate * roundTrip.Seconds / (8 * bytes))
            || (answer <= 1 && roundTrip.TotalSeconds < 1);
        check.That(answer == right, $"{link} your window is {answer}; it should be {right}.",
            "Rate times round-trip time is in bits. How many datagrams are that?",
            (answer == 0,
                "With no datagram under way at all, nothing moves: at least one. And TotalSeconds is the whole "
                    + "time; Seconds is 0 for a part of a second."),
            (isWhole && answer == right + 1,
                "The product is exactly that many datagrams: round up only where something is left over "
                    + "(Math.Ceiling), and add nothing."),
            (!isWhole && answer == right - 1,
                "You round down, or to the nearest: a bit more than that is needed. Round up: Math.Ceiling."),
            (answer == right + 1, "One more than needed: the smallest window was asked for."),
            (Is(exact * 8), "That many bits would be right, but a datagram has bytes. A byte has eight bits."),
            (Is(exact / 8),
                "You count a datagram's bits twice: a byte has eight bits, and the rate is in bits already."),
            (Is(exact / 2) || Is(exact * 2),
                "That is half or twice of what is needed. What counts is the time from the sending to the ACK: the "
                    + "round trip, once, as given."),
            (Is(bits / 8), "These are bytes. How many datagrams are that?"),
            (Is(bits), "These are bits. How many datagrams are that?"),
            (Is(exact * 1000) || Is((exact * 1000) - (exact * 8)),
                "That is a thousand times too much. The rate is per second: take the time in seconds, too "
                    + "(TotalSeconds)."),
            (answer < 0 || answer == int.MaxValue || answer == unchecked((int)right),
                "An int ends at two thousand million: stay with long and double."),
            (isPart, "TotalSeconds is the whole time; Seconds and Milliseconds are only a part of it."),
            (isSame,
                "Your window is the same for every link: take the rate, the time and the size from the arguments."));
    }
}
