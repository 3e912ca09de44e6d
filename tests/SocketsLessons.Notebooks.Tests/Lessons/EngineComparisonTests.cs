using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Lessons show the same in the kernel and in the script engine: what a test finds in one holds in the other.
/// </summary>
public sealed class EngineComparisonTests
{
    /// <summary>How often a cell may show something else in the kernel before the engines count as different.</summary>
    private const int MaxRuns = 5;

    public static TheoryData<string> Names => Repository.LessonNames;

    /// <summary>
    /// Cell by cell the forms are the same, and the kernel writes a text that the script engine writes too, but for
    /// cells whose text is another in every run: they measure.
    /// </summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Lesson_shows_the_same_in_both_engines(string name)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        var lesson = Repository.Lesson(name);
        var kernel = Outcomes(await LessonRuns.ShippedAsync(name, CellEngine.Interactive));
        var twice = Outcomes(await LessonRuns.TwiceThenSolvedAsync(name));
        var script = lesson.CodeCells
            .Select((cell, index) => (Cell: cell, First: twice[2 * index], Again: twice[(2 * index) + 1])).ToArray();

        Assert.All(script.Index(), cell => Assert.Equal(cell.Item.First.Forms, kernel[cell.Index].Forms));
        var open = script.Index().Where(cell => IsSteady(cell.Item)).ToList();
        for (var run = 1; ; run++)
        {
            open.RemoveAll(cell => Text(cell.Item.First) == Text(kernel[cell.Index]));
            if (open.Count == 0) return;
            Assert.True(run < MaxRuns, string.Join('\n', open.Select(cell =>
                $"{cell.Item.Cell.Id}: the script engine shows\n{Text(cell.Item.First)}\nand the kernel\n"
                + Text(kernel[cell.Index]))));
            var again = Outcomes(await Runs.RunAsync(lesson, CellEngine.Interactive));
            // It shows what a cell above has measured.
            open.RemoveAll(cell => Text(kernel[cell.Index]) != Text(again[cell.Index]));
            kernel = again;
        }
    }

    /// <summary>Whether a cell writes the same each time. The opening cell tells which engine it runs in.</summary>
    private static bool IsSteady((Cell Cell, CellOutcome First, CellOutcome Again) cell) =>
        Text(cell.First) == Text(cell.Again)
        && !cell.Cell.Source.EndsWith("Lesson.Open()", StringComparison.Ordinal);

    private static CellOutcome[] Outcomes(LessonResult result)
    {
        Assert.Null(result.Failure);
        return [.. result.Executed.CodeCells.Select(CellOutcome.Of)];
    }

    private static string Text(CellOutcome outcome) => string.Join('\n', outcome.Texts);
}
