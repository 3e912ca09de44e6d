using System.Globalization;

namespace SocketsLessons.Checks;

public static partial class PacketLossChecks
{
    private const int TraceLength = 8_000;

    // The seeds make each trace typical, so that any sane threshold is right; but at 0.05 there is an unlucky run of
    // four. No fixed length decides, for the runs of independent loss at 0.6 are longer than those of the bursts at
    // 0.01.
    private static readonly (double Loss, double Length, int Seed)[] BurstTraces =
        [(0.02, 1, 14), (0.02, 4, 6), (0.1, 1, 2), (0.1, 4, 5), (0.3, 1, 10), (0.3, 6, 8), (0.05, 1, 36),
            (0.01, 2.3, 28), (0.6, 1, 23)];

    /// <summary>
    /// Gives your function traces of 8000 datagrams, whose losses are independent or come in bursts (the model of E. N.
    /// Gilbert, 1960), with little and with much loss, and one without any.
    /// </summary>
    /// <param name="comesInBursts">From a trace (true where a datagram was lost) to whether its losses come in
    /// bursts.</param>
    public static CheckResult Bursts(Func<bool[], bool> comesInBursts) => Check.Run($"{Lesson}.3", check =>
    {
        var wrong = new List<(double Loss, int Longest, bool Bursty)>();
        bool Ask(string doing, bool[] trace) => check.Ask(doing, () => comesInBursts([.. trace]),
            "The first datagram has none before it, the last none after it, and perhaps none is lost.",
            "Go through the trace once.");
        (bool[] Lost, bool IsBursty)[] traces = [
            .. BurstTraces.Select(trace => (Trace(trace.Seed, trace.Loss, trace.Length), trace.Length > 1)),
            (ShortRuns(), true)];
        foreach (var (trace, isBursty) in traces.OrderBy(_ => check.Random.Next()))
        {
            if (Ask($"For {trace.Length} datagrams:", trace) != isBursty)
                wrong.Add(((double)trace.Count(lost => lost) / trace.Length, LongestRun(trace), isBursty));
        }

        var bursty = traces.Count(trace => trace.IsBursty);
        check.StartedUnless(
            wrong.Count == bursty && wrong.TrueForAll(trace => trace.Bursty),
            "Your function still says no to every trace.",
            "After a lost datagram, how often is the next one lost, too?");
        if (wrong.Count > 0) Judge(check, wrong, traces.Length - bursty);
        var last = new bool[100];
        last[^1] = true;
        check.That(
            !Ask("For 100 datagrams, only the last one lost:", last),
            "Where only the last one is lost, you say that the losses come in bursts.",
            "One lost datagram is no burst.");
        check.That(
            !Ask("For 100 datagrams, none of them lost:", new bool[100]),
            "Where nothing is lost, you say that the losses come in bursts.",
            "Where nothing is lost there are no bursts.");
        check.Pass($"Right for {traces.Length} traces of 8000 datagrams, with little and with much loss.");
    });

    private static void Judge(Check check, List<(double Loss, int Longest, bool Bursty)> wrong, int independent)
    {
        static string Seen((double Loss, int Longest, bool Bursty) trace) => string.Create(CultureInfo.InvariantCulture,
            $"A trace with {trace.Loss:P1} loss and a longest run of {trace.Longest} {Mistake(trace.Bursty)}.");
        static string Mistake(bool bursty) => bursty ? "comes in bursts, and you say that it doesn't"
            : "has independent losses, and you say that they come in bursts";
        var isChance = wrong.TrueForAll(trace => !trace.Bursty);
        check.That(
            !isChance || wrong.Count < independent, Seen(wrong[0]),
            "With enough datagrams, two in a row happen by chance. What would chance alone give?");
        var much = wrong.Find(trace => trace.Loss > 0.5);
        check.That(
            !isChance || much == default, Seen(much),
            "Where much is lost, chance alone makes long runs. Compare with what chance gives at this share, not "
                + "with a fixed number.");
        check.That(
            !isChance, Seen(wrong[0]),
            "A share that was counted scatters around the true one: ask for a difference that is too large for that.");
        check.Fail(
            Seen(wrong[0]),
            "Neither the share nor the longest run decides: compare the loss after a lost one with the loss of all.");
    }

    /// <summary>
    /// Runs of two or three, with three or more datagrams between them: the datagram after a lost one is often lost,
    /// and the one after that is hardly more often lost than any other.
    /// </summary>
    private static bool[] ShortRuns()
    {
        var draw = new SplitMix64(4);
        var trace = new bool[TraceLength];
        var at = 0;
        for (var run = 0; at < trace.Length; run++)
        {
            at += 3 + (int)(-16.5 * Math.Log(1 - draw.NextDouble()));
            for (var left = run % 7 < 2 ? 3 : 2; left > 0 && at < trace.Length; left--) trace[at++] = true;
        }

        return trace;
    }

    /// <summary>Losses with a mean burst length; 1 stands for independent loss. The same seed gives the same
    /// trace.</summary>
    private static bool[] Trace(int seed, double loss, double length)
    {
        var draw = new SplitMix64((ulong)seed);
        // The Gilbert model: loss = p / (p + r), mean burst 1 / r. Independent loss stays lost with probability p.
        var stay = length > 1 ? 1 - (1 / length) : loss;
        var begin = length > 1 ? loss * (1 - stay) / (1 - loss) : loss;
        var trace = new bool[TraceLength];
        // A trace may well begin with a loss.
        trace[0] = true;
        for (var number = 1; number < trace.Length; number++)
            trace[number] = draw.NextDouble() < (trace[number - 1] ? stay : begin);
        return trace;
    }
}
