using System.Globalization;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>The same many times: nothing may fail in the end that worked at first, and nothing may grow.</summary>
internal static class Endurance
{
    private const string Group = "Endurance";
    private static readonly TimeSpan CellTimeout = TimeSpan.FromSeconds(60);

    // What may come and go beside the lesson: threads of the pool, a chart's first use, the timers of the runtime.
    private const int MoreThreads = 8;
    private const int MoreFiles = 6;

    // Script engines keep the compilation and the variables of every cell that was run, because a later one may refer
    // to them: Roslyn some 0.7 MB of a short cell with a socket. The same code as a loop in one cell keeps a thirtieth.
    private const double MoreMegabytesACell = 2;

    private const string Measure = """
        {
            for (var round = 0; round < 3; round++) { GC.Collect(); GC.WaitForPendingFinalizers(); }
            using var self = System.Diagnostics.Process.GetCurrentProcess();
            var files = OperatingSystem.IsLinux()
                ? System.IO.Directory.GetFileSystemEntries("/proc/self/fd").Length : self.HandleCount;
            Console.Write(FormattableString.Invariant(
                $"{files} {self.Threads.Count} {GC.GetTotalMemory(true) / 1e6:0.00}"));
        }
        """;

    public static IReadOnlyList<Situation> All { get; } =
    [
        new(Group, "lessons run many times",
            "Every lesson is run again and again, each time in its own process: none may fail, and no "
                + "temporary file or process may stay.", async work =>
        {
            for (var round = 1; round <= work.Times(quick: 1, full: 100); round++)
            {
                await work.EachLessonAsync(async lesson =>
                {
                    using var trace = new RunTrace();
                    return await LessonCommand.TryAsync(lesson, trace.Setting) ?? await trace.LeftAsync();
                }, $"run {round}");
            }
        }),
        new(Group, "lessons many times in one session",
            "Every lesson is run six times from top to bottom in one session: open files and threads must not grow "
                + "from the third time on, nor memory by more than the engine keeps of each cell, 2 MB at most.",
            work => work.EachLessonAsync(GrowthAsync)),
        new(Group, "servers and links opened and disposed",
            "Each server and each link is opened, used and disposed a thousand times: sockets, threads and memory "
                + "must not grow.",
            Cycles.GrowthAsync) { InQuick = true },
        new(Group, "servers and links disposed in mid-traffic",
            "Each server and each link is disposed twice, from another thread, while clients send: no call may "
                + "throw in our code, nothing may hang or stay.",
            Cycles.InMidTrafficAsync) { InQuick = true },
    ];

    private static async Task<string?> GrowthAsync(Notebook lesson)
    {
        const int Passes = 6;
        var notebook = lesson.Unexecuted();
        using var session = LessonSession.Start(notebook, CellEngine.Script);
        if (await session.OpenAsync(CancellationToken.None) is { } unopened) return unopened;
        var probe = Notebook.Parse(lesson.Path, lesson.ToText()).CodeCells.Last();
        probe.Source = Measure;
        var sizes = new List<double[]>();
        for (var pass = 1; pass <= Passes; pass++)
        {
            foreach (var cell in notebook.CodeCells)
            {
                cell.Outputs.Clear();
                if (await session.RunAsync(cell, CellTimeout, CancellationToken.None) is { } failure)
                    return $"pass {pass}, cell '{cell.Id}': {failure}";
            }

            probe.Outputs.Clear();
            if (await session.RunAsync(probe, CellTimeout, CancellationToken.None) is { } unmeasured) return unmeasured;
            sizes.Add(
                [
                    .. CellTexts.Shown(probe).Split(' ')
                        .Select(text => double.Parse(text, CultureInfo.InvariantCulture)),
                ]);
        }

        var (then, now) = (sizes[2], sizes[^1]);
        string[] growth =
        [
            .. now[0] > then[0] + MoreFiles ? [$"open files grew from {then[0]} to {now[0]}"] : Array.Empty<string>(),
            .. now[1] > then[1] + MoreThreads ? [$"threads grew from {then[1]} to {now[1]}"] : Array.Empty<string>(),
            .. now[2] > then[2] + (Passes - 3) * notebook.CodeCells.Count() * MoreMegabytesACell
                ? [$"memory grew from {then[2]} to {now[2]} MB"] : Array.Empty<string>(),
        ];
        return growth.Length == 0 ? null : string.Join("; ", growth);
    }
}
