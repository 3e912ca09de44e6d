using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>Lateness of a link with a delay of 5 ms, at three rates.</summary>
internal static class LinkLateness
{
    private const int Rounds = 3;

    public static void Run()
    {
        LinkRun.Measure(2_000, 1); // warm-up: the code gets compiled
        Console.WriteLine("delay 5 ms, 64-byte datagrams, one way; medians of " + Rounds + " interleaved rounds of 2 s");
        Console.WriteLine("lateness: passed on later than due; end to end: from Send to Receive, less the delay");
        Console.WriteLine("target/s  sent/s  lateness p50  p99 (µs)  end to end p50  p99 (µs)  CPU of the link (cores)  missing");
        int[] rates = [500, 5_000, 50_000];
        var rounds = Enumerable.Range(0, Rounds).Select(_ => rates.Select(rate => LinkRun.Measure(rate, 2)).ToArray()).ToArray();
        for (var i = 0; i < rates.Length; i++)
        {
            var runs = rounds.Select(round => round[i]).ToArray();
            if (Environment.GetEnvironmentVariable("DBG") is not null) foreach (var r in runs) Console.WriteLine($"   p50 {Percentile(r.Lateness,.5):0} p90 {Percentile(r.Lateness,.9):0} p99 {Percentile(r.Lateness,.99):0} e2e {Percentile(r.EndToEnd,.5):0} {Percentile(r.EndToEnd,.99):0}  cpu {r.Cpu:0.00}");
            string Middle(Func<LinkRun, double> figure, string format = "0") => Text(Median(runs.Select(figure)), format);
            Console.WriteLine(
                $"{rates[i],8}  {Middle(r => r.Rate),6}  {Middle(r => Percentile(r.Lateness, 0.5)),12}  "
                + $"{Middle(r => Percentile(r.Lateness, 0.99)),8}  {Middle(r => Percentile(r.EndToEnd, 0.5)),14}  "
                + $"{Middle(r => Percentile(r.EndToEnd, 0.99)),8}  {Middle(r => r.Cpu, "0.00"),23}  "
                + $"{string.Join(", ", runs.Select(r => r.Missing)),7}");
        }
    }
}
