using static SocketsLessons.Benchmarks.Figures;

namespace SocketsLessons.Benchmarks;

/// <summary>The largest rate of 64-byte datagrams at which a link with a delay of 5 ms loses none by itself.</summary>
internal static class LinkRate
{
    public static void Run()
    {
        LinkRun.Measure(2_000, 1);
        var best = 0.0;
        Console.WriteLine(
            "missing = dropped by the kernel before the link + dropped by the link + dropped at the receiver");
        Console.WriteLine("target/s    sent/s  missing of sent     before the link  by the link  CPU (cores)");
        foreach (var rate in (int[])[25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 300_000])
        {
            var runs = Enumerable.Range(0, 3).Select(_ => LinkRun.Measure(rate, 1)).ToArray();
            var missing = runs.Sum(r => r.Missing);
            var sent = Median(runs.Select(r => r.Rate));
            Console.WriteLine(
                $"{rate,8}  {Text(sent),8}  {missing,7} of {runs.Sum(r => r.Sent),7}  "
                    + $"{runs.Sum(r => r.Counts.KernelDropped ?? 0),15}  "
                + $"{runs.Sum(r => r.Counts.Overflowed + r.Counts.Unsent),13}  "
                    + $"{Text(Median(runs.Select(r => r.Cpu)), "0.00"),10}");
            if (missing > 0) break;
            best = sent;
        }

        Console.WriteLine($"largest rate without a loss in three runs: {Text(best)} datagrams/s");
    }
}
