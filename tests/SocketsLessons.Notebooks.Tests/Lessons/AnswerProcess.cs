using System.Diagnostics;
using System.Text.Json.Nodes;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Tries answers to one lesson's exercises as a learner does: one after the other, as cells of one session, in
/// their own process.
/// </summary>
internal sealed class AnswerProcess : IDisposable
{
    private readonly AnswerSession _lesson;
    private readonly LessonSession _session;

    private AnswerProcess(AnswerSession lesson, LessonSession session) => (_lesson, _session) = (lesson, session);

    public static async Task<AnswerProcess> OpenAsync(
        AnswerSession lesson, Notebook notebook, CellEngine engine)
    {
        Cell[] opening = [
            notebook.CodeCells.First(),
            .. CellDependency.AllOf(lesson.Exercises.Values.Select(exercise => exercise.Stub), notebook)];
        var session = LessonSession.Start(notebook, engine);
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Null(await session.OpenAsync(cancellation));
        foreach (var cell in opening) Assert.Null(await session.RunAsync(cell, Runs.CellTimeout, cancellation));
        return new AnswerProcess(lesson, session);
    }

    /// <summary>What the check says about an answer, and how long its cell took. What the answer itself writes
    /// doesn't count.</summary>
    public async Task<(string Said, TimeSpan Duration)> TryAsync(string exercise, string code)
    {
        var cell = Runs.Make(_lesson.Exercises[exercise].With(code)).Cells[0];
        var start = Stopwatch.GetTimestamp();
        var failure = await _session.RunAsync(cell, Runs.CellTimeout, TestContext.Current.CancellationToken);
        var took = Stopwatch.GetElapsedTime(start);
        return (failure ?? Text(cell.Outputs.Last(output => output!["data"] is not null)!), took);
    }

    public void Dispose() => _session.Dispose();

    private static string Text(JsonNode verdict) => Cell.Text(verdict["data"]!["text/plain"]);
}
