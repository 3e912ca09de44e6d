using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Interactive.Tests.Engines;

public sealed class Lessons_in_the_kernel
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Run_to_their_end_as_shipped_with_each_exercise_not_yet_done(string name)
    {
        var result = await LessonRuns.InKernelAsync(name, solved: false);

        Assert.Null(result.Failure);
        Assert.All(LessonExercise.In(result.Executed), exercise =>
            Assert.StartsWith($"{exercise.Number} not yet. ", Runs.Shown(exercise.Stub), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Pass_every_check_with_their_solutions(string name)
    {
        var result = await LessonRuns.InKernelAsync(name, solved: true);

        Assert.Null(result.Failure);
        Assert.All(LessonExercise.In(result.Executed), exercise =>
            Assert.StartsWith($"{exercise.Number} passed. ", Runs.Shown(exercise.Stub), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Open_with_Plotly_NET_loaded(string name)
    {
        var result = await LessonRuns.InKernelAsync(name, solved: false);

        Assert.Matches(@"Charts: Plotly\.NET [0-9.]+\.$", Runs.Shown(result.Executed.CodeCells.First()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Show_every_chart_as_plotly_JSON_HTML_and_text(string name)
    {
        var result = await LessonRuns.InKernelAsync(name, solved: false);

        var figures = Runs.Outputs(result).Select(output => output["data"]).OfType<JsonObject>()
            .Where(data => data.Any(form => form.Key.Contains("plotly", StringComparison.Ordinal)));
        Assert.All(figures, data => Assert.Equal(
            ["application/vnd.plotly.v1+json", "text/html", "text/plain"], data.Select(form => form.Key).Order(StringComparer.Ordinal)));
    }
}
