using System.Text.Json.Nodes;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class Lessons_as_shipped
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Run_to_their_end_with_each_exercise_not_yet_done(string name)
    {
        var result = await Runs.RunAsync(Repository.Lesson(name));

        Assert.Null(result.Failure);
        Assert.All(LessonExercise.In(result.Executed), exercise =>
        {
            Assert.StartsWith($"{exercise.Number} not yet. ", Runs.Shown(exercise.Stub), StringComparison.Ordinal);
            Assert.Contains(" Hint: ", Runs.Shown(exercise.Stub), StringComparison.Ordinal);
        });
        Assert.All(Runs.Outputs(result).Where(IsFigure), figure =>
            Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], Forms(figure)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Run_with_every_code_cell_run_twice_in_a_row(string name)
    {
        var lesson = Repository.Lesson(name);
        var twice = Runs.Make([.. lesson.CodeCells.SelectMany(cell => (string[])[cell.Source, cell.Source])]);

        var result = await Runs.RunAsync(twice);

        Assert.Null(result.Failure);
    }

    [Theory, MemberData(nameof(Names))]
    public void Have_an_exercise(string name) => Assert.NotEmpty(LessonExercise.In(Repository.Lesson(name)));

    private static bool IsFigure(JsonNode output) =>
        output["data"] is JsonObject data && data.ContainsKey("application/vnd.plotly.v1+json");

    private static IEnumerable<string> Forms(JsonNode output) =>
        ((JsonObject)output["data"]!).Select(form => form.Key).Order(StringComparer.Ordinal);
}
