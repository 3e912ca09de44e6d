using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Site;

/// <summary>A solved exercise on a page: its code and what came out, folded, because learners try it first.</summary>
internal static class SolvedExercise
{
    /// <summary>The solutions that were run, as HTML, by the stub cells of the lesson.</summary>
    public static IReadOnlyDictionary<Cell, string> In(LessonResult result)
    {
        if (result.Solved is not { } solved) return new Dictionary<Cell, string>();
        var stubs = solved.Cells.Zip(result.Executed.Cells).ToDictionary();
        return LessonExercise.Solvable(solved).Where(exercise => exercise.Stub.ExecutionCount is not null)
            .ToDictionary(exercise => stubs[exercise.Stub], ToHtml);
    }

    private static string ToHtml(LessonExercise exercise)
    {
        var cell = new PageCell(exercise.Stub, $"exercise {exercise.Number}, solved").ToHtml();
        // A solution that fails is in nobody's way, and must be seen.
        return exercise.IsPassed
            ? $"<details class=\"solved\"><summary>Solved: what the check says</summary>\n{cell}</details>\n"
            : "<details class=\"solved\" open><summary class=\"failure\"><strong>This solution failed.</strong> "
                + $"Its code and what came out</summary>\n{cell}</details>\n";
    }
}
