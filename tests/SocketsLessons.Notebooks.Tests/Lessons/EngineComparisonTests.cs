using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Lessons show the same in the kernel and in the script engine: what a test finds in one holds in the other.
/// </summary>
public sealed class EngineComparisonTests
{
    public static TheoryData<string> Names => Repository.LessonNames;

    /// <summary>
    /// Cell by cell the forms are the same. So is the text, but for cells that measure, and cells that show what
    /// another has measured.
    /// </summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Lesson_shows_the_same_in_both_engines(string name)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        var lesson = Repository.Lesson(name);
        var runs = await Task.WhenAll(
            LessonRuns.ShippedAsync(name, CellEngine.Interactive), LessonRuns.TwiceAsync(name));
        var (kernel, twice) = (Outcomes(runs[0]), Outcomes(runs[1]));
        var (measured, different) = (new HashSet<Cell>(), new List<(int Index, string Script)>());
        foreach (var (index, cell) in lesson.CodeCells.Index())
        {
            var (first, second) = (twice[2 * index], twice[(2 * index) + 1]);
            Assert.Equal(first.Forms, kernel[index].Forms);
            if (first.Exact != second.Exact || LosesPackets(cell)
                || CellDependency.Of(cell, lesson).Any(need => measured.Contains(need.From)))
                measured.Add(cell);
            // The opening cell tells which engine it runs in.
            else if (first.Text != kernel[index].Text
                && !cell.Source.EndsWith("Lesson.Open()", StringComparison.Ordinal))
                different.Add((index, first.Text));
        }

        if (different.Count == 0) return;
        // A cell that shows nothing can measure, too. Then the kernel shows something else after each run.
        var again = Outcomes(await Runs.RunAsync(lesson, CellEngine.Interactive));
        // Two tasks that write at the same time do so in any order.
        Assert.All(different.Where(cell => again[cell.Index].Text == kernel[cell.Index].Text), cell =>
            Assert.Equal(Words(cell.Script), Words(again[cell.Index].Text)));
    }

    /// <summary>Which packets a lab loses depends on their order, and can be the same in two runs by chance.</summary>
    private static bool LosesPackets(Cell cell) =>
        ((string[])["PathLab.Measure(", "Loss ="]).All(cell.Source.Contains);

    private static string Words(string text) => string.Join(' ', text.Split(' ').Order(StringComparer.Ordinal));

    private static CellOutcome[] Outcomes(LessonResult result)
    {
        Assert.Null(result.Failure);
        return [.. result.Executed.CodeCells.Select(CellOutcome.Of)];
    }
}
