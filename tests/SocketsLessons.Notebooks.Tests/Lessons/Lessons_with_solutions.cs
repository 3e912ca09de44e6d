using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class Lessons_with_solutions
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public async Task Pass_every_check(string name)
    {
        var lesson = Repository.Lesson(name).Unexecuted();
        foreach (var exercise in LessonExercise.In(lesson)) exercise.Stub.Source = exercise.With(exercise.Solution!);

        var result = await Runs.RunAsync(lesson);

        Assert.Null(result.Failure);
        Assert.All(LessonExercise.In(result.Executed), exercise =>
            Assert.StartsWith($"{exercise.Number} passed. ", Runs.Shown(exercise.Stub), StringComparison.Ordinal));
    }
}
