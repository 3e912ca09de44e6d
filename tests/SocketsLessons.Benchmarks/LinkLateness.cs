using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>Lateness of a link with a delay of 5 ms, at three rates.</summary>
internal static class LinkLateness
{
    private const int Rounds = 3;

    public static void Run()
    {
        LinkRun.Measure(2_000, 1); // warm-up: the code gets compiled
        Console.WriteLine(
            $"delay 5 ms, 64-byte datagrams, one way; {Rounds} interleaved rounds of 2 s; times in µs, round by round");
        Console.WriteLine("lateness: passed on later than due, by the link's own log");
        Console.WriteLine("end to end: from Send to Receive, less the delay; direct: the same without a link");
        Console.WriteLine(
            "  per s    lateness p50      lateness p99    end to end p50  direct p50  end to end p99  direct p99   "
                + "CPU (cores)   missing");
        int[] rates = [500, 5_000, 50_000];
        var rounds = Enumerable.Range(0, Rounds)
            .Select(
                _ => rates.Select(
                rate => (Link: LinkRun.Measure(rate, 2), Direct: LinkRun.Measure(rate, 2, direct: true))).ToArray())
            .ToArray();
        for (var i = 0; i < rates.Length; i++)
        {
            var runs = rounds.Select(round => round[i].Link).ToArray();
            string All(Func<LinkRun, double> figure) => string.Join("/", runs.Select(r => Text(figure(r))));
            string Direct(double share) =>
                Text(Median(rounds.Select(round => Percentile(round[i].Direct.EndToEnd, share))));
            Console.WriteLine(
                $"{rates[i],7}  {All(r => Percentile(r.Lateness, 0.5)),14}  "
                    + $"{All(r => Percentile(r.Lateness, 0.99)),16}  "
                + $"{All(r => Percentile(r.EndToEnd, 0.5)),16}  {Direct(0.5),10}  "
                    + $"{All(r => Percentile(r.EndToEnd, 0.99)),14}  {Direct(0.99),10}  "
                + $"{Text(Median(runs.Select(r => r.Cpu)), "0.00"),12}  {All(r => r.Missing),8}");
        }
    }
}
