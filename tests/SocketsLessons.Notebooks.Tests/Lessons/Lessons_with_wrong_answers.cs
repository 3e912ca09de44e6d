using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class Lessons_with_wrong_answers
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Are_told_which_mistake_was_made(string name)
    {
        var lesson = Repository.Lesson(name);
        var exercises = LessonExercise.In(lesson).ToDictionary(exercise => exercise.Number);
        // Without IPv6 an answer that knows IPv4 only is right.
        var wrong = WrongAnswer.All.Where(answer => exercises.ContainsKey(answer.Exercise)
            && (Repository.HasIPv6 || answer is not { Exercise: "01.2", Mistake: "always IPv4" })).ToArray();
        string[] cells = [lesson.CodeCells.First().Source, .. wrong.Select(answer => exercises[answer.Exercise].With(answer.Code))];

        var result = await Runs.RunAsync(cells);

        Assert.Null(result.Failure);
        Assert.All(wrong.Zip(result.Executed.CodeCells.Skip(1)), pair =>
        {
            var (answer, cell) = pair;
            var shown = Runs.Shown(cell);
            Assert.StartsWith($"{answer.Exercise} not right. ", shown, StringComparison.Ordinal);
            Assert.Contains(answer.Expected, shown, StringComparison.Ordinal);
            Assert.Contains(" Hint: ", shown, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Exist_for_every_exercise_and_for_no_other()
    {
        var exercises = Repository.Lessons.SelectMany(LessonExercise.In).Select(exercise => exercise.Number).ToHashSet();
        Assert.Equal(exercises.Order(), WrongAnswer.All.Select(answer => answer.Exercise).Distinct().Order());
    }
}
