using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Tries answers to one lesson's exercises as a learner does: one after the other, as cells of one session, in
/// their own process.
/// </summary>
internal sealed class AnswerProcess : IDisposable
{
    /// <summary>How the report about an answer begins that doesn't compile.</summary>
    public const string NotCSharp = CellOutput.CompilationErrorName;

    /// <summary>What a check says of a thread that nothing ends, and what the learner can do about it.</summary>
    public const string RunsOn = "runs on; restart the kernel";

    private readonly LessonSession _session;
    private int _id;

    private AnswerProcess(Notebook lesson, CellEngine engine)
    {
        Exercises = LessonExercise.In(lesson).ToDictionary(exercise => exercise.Number.Split('.')[1]);
        _session = LessonSession.Start(lesson, engine);
    }

    /// <summary>The exercises by their numbers in the lesson.</summary>
    public IReadOnlyDictionary<string, LessonExercise> Exercises { get; }

    /// <summary>Runs the lesson's first cell, and the cells that its exercises need.</summary>
    public static async Task<AnswerProcess> OpenAsync(Notebook lesson, CellEngine engine)
    {
        var process = new AnswerProcess(lesson.Unexecuted(), engine);
        try
        {
            Assert.Null(await process._session.OpenAsync(TestContext.Current.CancellationToken));
            Cell[] opening =
            [
                lesson.CodeCells.First(),
                .. CellDependency.AllOf(LessonExercise.In(lesson).Select(exercise => exercise.Stub), lesson),
            ];
            foreach (var cell in opening) _ = await process.RunAsync(cell.Source);
            process._id = int.Parse(
                Result(await process.RunAsync("$\"{Environment.ProcessId}\"")), CultureInfo.InvariantCulture);
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>What the check says about an answer, or the compiler's errors, and what the answer leaves; and how
    /// long its cell took.</summary>
    public async Task<(string Said, TimeSpan Duration)> TryAsync(string exercise, string code)
    {
        var remains = new AnswerRemains(_id);
        var cell = Runs.Make(Exercises[exercise].With(code)).Cells[0];
        var start = Stopwatch.GetTimestamp();
        var failure = await _session.RunAsync(cell, Runs.CellTimeout, TestContext.Current.CancellationToken);
        var took = Stopwatch.GetElapsedTime(start);
        if (failure is not null) return (failure, took);
        var said = Result(cell);
        // What a variable at the top of a cell refers to stays open as long as the session.
        var hasVariable = CSharpScriptOptions.ParseCell(code).Members.OfType<FieldDeclarationSyntax>().Any();
        var left = said.Contains(RunsOn, StringComparison.Ordinal) ? null : await remains.OfAsync(
            Exercises[exercise].Number,
            hasVariable ? null : () => RunAsync("GC.Collect(); GC.WaitForPendingFinalizers();"));
        return (left is null ? said : $"{left}, though the check said: {said}", took);
    }

    public void Dispose() => _session.Dispose();

    private async Task<Cell> RunAsync(string code)
    {
        var cell = Runs.Make(code).Cells[0];
        Assert.Null(await _session.RunAsync(cell, Runs.CellTimeout, TestContext.Current.CancellationToken));
        return cell;
    }

    /// <summary>What the cell shows in the end. What an answer writes comes before.</summary>
    private static string Result(Cell cell) =>
        Cell.Text(((JsonObject)cell.Outputs.Last(output => output!["data"] is not null)!)["data"]!["text/plain"]);
}
