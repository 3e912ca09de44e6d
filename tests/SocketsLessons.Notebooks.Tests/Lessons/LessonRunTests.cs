using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>Each lesson, run in the engine that the command takes by default.</summary>
public sealed class LessonRunTests
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Shipped_lesson_runs_to_its_end_with_each_exercise_not_started(string name)
    {
        var result = await LessonRuns.ShippedAsync(name, CellEngine.Default);

        Assert.Null(result.Failure);
        Assert.All(LessonExercise.In(result.Executed), exercise =>
        {
            Assert.StartsWith($"{exercise.Number} not yet. ", Verdict(exercise.Stub), StringComparison.Ordinal);
            Assert.Contains(" Hint: ", Verdict(exercise.Stub), StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Each_claim_is_answered(string name)
    {
        var result = await LessonRuns.ShippedAsync(name, CellEngine.Default);

        Assert.All(
            result.Executed.CodeCells.Where(cell => cell.Source.Contains("new Claim(", StringComparison.Ordinal)),
            cell => Assert.Matches(
                @"(?m)^Is it true that .+\? On this machine: (yes|no|it depends)\.$", Runs.Shown(cell)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Solution_passes_every_check(string name)
    {
        var result = await LessonRuns.ShippedAsync(name, CellEngine.Default);

        Assert.Null(result.Failure);
        Assert.All(LessonExercise.In(result.Solved!), exercise =>
            Assert.StartsWith($"{exercise.Number} passed. ", Verdict(exercise.Stub), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Each_cell_runs_again_right_after_itself(string name)
    {
        var result = await LessonRuns.TwiceAsync(name);

        Assert.Null(result.Failure);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Chart_is_shown_as_plotly_JSON_HTML_and_text(string name)
    {
        var result = await LessonRuns.ShippedAsync(name, CellEngine.Default);

        var figures = Runs.Outputs(result).Select(output => output["data"]).OfType<JsonObject>()
            .Where(data => data.Any(form => form.Key.Contains("plotly", StringComparison.Ordinal)));
        Assert.All(figures, data => Assert.Equal(
            ["application/vnd.plotly.v1+json", "text/html", "text/plain"],
            data.Select(form => form.Key).Order(StringComparer.Ordinal)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Kernel_opens_the_lesson_with_Plotly_NET(string name)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);

        var result = await LessonRuns.ShippedAsync(name, CellEngine.Interactive);

        Assert.Matches(@"Charts: Plotly\.NET [0-9.]+\.$", Runs.Shown(result.Executed.CodeCells.First()));
    }

    [Theory, MemberData(nameof(Names))]
    public void Lesson_has_an_exercise(string name) => Assert.NotEmpty(LessonExercise.In(Repository.Lesson(name)));

    /// <summary>A cell can show something before it ends in its check.</summary>
    private static string Verdict(Cell cell) => cell.Outputs.Count == 0 ? "" : Runs.Shown(cell.Outputs[^1]!);
}
