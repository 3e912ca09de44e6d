using System.Diagnostics;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Every answer of the exercise folders is tried: the shipped cell, the solution, the right ones and the wrong ones.
/// </summary>
public sealed class ExerciseAnswersTests(ITestOutputHelper output)
{
    private const string Passed = "passed", Incorrect = "not right", NotStarted = "not yet";

    public static TheoryData<string> Topics => [.. ExerciseFolder.All.Select(folder => folder.Topic)];

    [Theory, MemberData(nameof(Topics))]
    public Task The_check_says_what_each_file_expects(string topic) => TryAllAsync(Folder(topic), CellEngine.Script);

    /// <summary>It takes minutes, so it runs only when it is asked for: `--filter Category=AnswersInKernel --
    /// xUnit.Explicit=only`.</summary>
    [Theory(Explicit = true), MemberData(nameof(Topics))]
    [Trait("Category", "AnswersInKernel")]
    public Task The_check_says_the_same_in_the_kernel(string topic)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        return TryAllAsync(Folder(topic), CellEngine.Interactive);
    }

    [Theory, MemberData(nameof(Topics))]
    public void Every_exercise_has_wrong_answers_and_right_ones(string topic)
    {
        var folder = Folder(topic);
        var exercises = LessonExercise.In(folder.Lesson).Select(exercise => exercise.Number.Split('.')[1]).ToArray();

        Assert.Equal(exercises.Order(), folder.WrongAnswers.Select(answer => answer.Exercise).Distinct().Order());
        Assert.Subset(exercises.ToHashSet(), folder.RightAnswers.Select(answer => answer.Exercise).ToHashSet());
    }

    private async Task TryAllAsync(ExerciseFolder folder, CellEngine engine)
    {
        using var process = await AnswerProcess.OpenAsync(folder.Lesson, engine);
        var start = Stopwatch.GetTimestamp();
        var failures = new List<string>();
        var times = new List<(TimeSpan Took, AnswerFile Answer)>();
        foreach (var (answer, word) in Tries(folder, process.Exercises))
        {
            var (said, took) = await process.TryAsync(answer.Exercise, answer.Code);
            times.Add((took, answer));
            var isExpected = said.StartsWith(
                $"{process.Exercises[answer.Exercise].Number} {word}. ", StringComparison.Ordinal)
                && (!answer.RunsOn || said.Contains(AnswerProcess.RunsOn, StringComparison.Ordinal))
                && said.Contains(answer.Expected, StringComparison.Ordinal)
                && (word == Passed || said.Contains(" Hint: ", StringComparison.Ordinal));
            if (!isExpected) failures.Add($"{answer}: expected '{word}' and '{answer.Expected}', but: {said}");
        }

        // No check takes more than five seconds: CheckTests proves it. This shows how near they come.
        var (longest, slowest) = times.Max(entry => (entry.Took, $"{entry.Answer}"));
        output.WriteLine(
            $"{folder.Topic}: {times.Count} answers in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; "
                + $"the slowest took {longest.TotalSeconds:0.0} s: {slowest}");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static IEnumerable<(AnswerFile Answer, string Word)> Tries(
        ExerciseFolder folder, IReadOnlyDictionary<string, LessonExercise> exercises)
    {
        (AnswerFile Answer, string Word)[] tries =
        [
            .. from answer in folder.RightAnswers select (answer, Passed),
            .. from answer in folder.WrongAnswers where HasFamily(answer) select (answer, Incorrect),
            .. from entry in exercises select (Given(entry, "as shipped", Stub(entry.Value)), NotStarted),
            .. from entry in exercises select (Given(entry, "solution", entry.Value.Solution!), Passed),
        ];
        // What runs on takes a processor from all that comes after it.
        return tries.OrderBy(entry => entry.Answer.RunsOn);
    }

    private static ExerciseFolder Folder(string topic) => ExerciseFolder.All.Single(folder => folder.Topic == topic);

    private static AnswerFile Given(KeyValuePair<string, LessonExercise> exercise, string name, string code) =>
        new(exercise.Key, name, "", code);

    /// <summary>Without IPv6 an answer that knows IPv4 only is right.</summary>
    private static bool HasFamily(AnswerFile answer) => Repository.HasIPv6 || answer.Name != "always IPv4";

    private static string Stub(LessonExercise exercise) =>
        exercise.Stub.Source[..exercise.Stub.Source.LastIndexOf("\n\n", StringComparison.Ordinal)];
}
