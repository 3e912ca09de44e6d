using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Cells run again, and in another order than they stand in.</summary>
internal static class Order
{
    private const string Group = "Order";
    private static readonly TimeSpan CellTimeout = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Situation> All { get; } =
    [
        new(Group, "each cell twice", "Every cell of a lesson is run twice in a row, in one session.", work =>
            work.EachLessonAsync(lesson =>
            RunAsync(lesson, cells => cells.SelectMany(cell => (Cell[])[cell, cell])))),
        new(Group, "each lesson twice", "A lesson is run from the first cell to the last, twice in one session.",
            work => work.EachLessonAsync(lesson =>
            RunAsync(lesson, cells => [.. cells, .. cells]))),
        new(Group, "cells in random order",
            "After the first cell the others are run in random order: each works, or says in one sentence which "
                + "cell to run first. Then all are run in order.",
            async work =>
            {
                for (var round = 0; round < work.Times(quick: 1, full: 10); round++)
                {
                    var seed = Work.Seed + round;
                    await work.EachLessonAsync(lesson => RunAsync(lesson, cells =>
                    {
                        var shuffled = cells.Skip(1).ToArray();
                        new Random(seed).Shuffle(shuffled);
                        return [cells[0], .. shuffled, .. cells];
                    }), $"order {round + 1}");
                }
            }) { InQuick = true },
    ];

    /// <summary>Runs the cells in that order; one may fail only by naming a cell that has not yet run to its
    /// end.</summary>
    private static async Task<string?> RunAsync(Notebook lesson, Func<Cell[], IEnumerable<Cell>> order)
    {
        var notebook = lesson.Unexecuted();
        using var session = LessonSession.Start(notebook, CellEngine.Script);
        if (await session.OpenAsync(CancellationToken.None) is { } unopened) return unopened;
        var ran = new HashSet<Cell>();
        foreach (var cell in order([.. notebook.CodeCells]))
        {
            cell.Outputs.Clear();
            var failure = await session.RunAsync(cell, CellTimeout, CancellationToken.None);
            if (failure is null) ran.Add(cell);
            else if (!CellDependency.Of(cell, notebook)
                .Any(need =>
                    !ran.Contains(need.From) && failure.Contains($"`{need.From.FirstLine}`", StringComparison.Ordinal)))
                return $"cell '{cell.Id}': {failure}";
        }

        return CellTexts.StubProblem(notebook);
    }
}
