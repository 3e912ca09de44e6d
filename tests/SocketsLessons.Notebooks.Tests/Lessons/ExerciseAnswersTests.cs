using System.Collections.Concurrent;
using System.Diagnostics;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Every answer of the exercise folders is tried: the shipped cell, the solution, the right ones and the wrong ones.
/// These tests run alone, since some checks count the sockets that the process has open.
/// </summary>
[CollectionDefinition(nameof(ExerciseAnswersTests), DisableParallelization = true)]
[Collection(nameof(ExerciseAnswersTests))]
public sealed class ExerciseAnswersTests(ITestOutputHelper output)
{
    private const string Passed = "passed", Incorrect = "not right", NotStarted = "not yet";

    /// <summary>No check may take longer, whatever the answer does.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    /// <summary>The lessons whose checks neither open sockets nor measure times, so that several can run at a
    /// time.</summary>
    private static readonly string[] s_pure = ["StartHere", "TcpVersusUdp", "PacketLoss", "ReliabilityByHand"];

    public static TheoryData<string> Topics => [.. ExerciseFolder.All.Select(folder => folder.Topic)];

    [Theory, MemberData(nameof(Topics))]
    public async Task The_check_says_what_each_file_expects(string topic)
    {
        var folder = ExerciseFolder.All.Single(folder => folder.Topic == topic);
        var session = await AnswerSession.OpenAsync(folder.Lesson);
        var tries = folder.RightAnswers.Select(answer => (Answer: answer, Word: Passed))
            .Concat(folder.WrongAnswers.Where(HasFamily).Select(answer => (Answer: answer, Word: Incorrect)))
            .Concat(
                session.Exercises.Select(
                exercise => (Answer: Given(exercise, "as shipped", Stub(exercise.Value)), Word: NotStarted)))
            .Concat(
                session.Exercises.Select(
                exercise => (Answer: Given(exercise, "solution", exercise.Value.Solution!), Word: Passed)))
            .ToArray();
        var start = Stopwatch.GetTimestamp();
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            tries, new ParallelOptions { MaxDegreeOfParallelism = s_pure.Contains(topic) ? 2 : 1 }, async (given, _) =>
        {
            if (await FailureAsync(session, given.Answer, given.Word) is { } failure) failures.Add(failure);
        });

        output.WriteLine($"{topic}: {tries.Length} answers in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Order(StringComparer.Ordinal)));
    }

    [Theory, MemberData(nameof(Topics))]
    public void Every_exercise_has_wrong_answers_and_right_ones(string topic)
    {
        var folder = ExerciseFolder.All.Single(folder => folder.Topic == topic);
        var exercises = LessonExercise.In(folder.Lesson).Select(exercise => exercise.Number.Split('.')[1]).ToArray();

        Assert.Equal(exercises.Order(), folder.WrongAnswers.Select(answer => answer.Exercise).Distinct().Order());
        Assert.Subset(exercises.ToHashSet(), folder.RightAnswers.Select(answer => answer.Exercise).ToHashSet());
    }

    private static AnswerFile Given(KeyValuePair<string, LessonExercise> exercise, string name, string code) =>
        new(exercise.Key, name, "", code);

    private static async Task<string?> FailureAsync(AnswerSession session, AnswerFile answer, string word)
    {
        if (session.CompilerErrors(answer.Exercise, answer.Code) is { } errors) return $"{answer}: {errors}";
        var (said, took) = await session.TryAsync(answer.Exercise, answer.Code);
        var number = session.Exercises[answer.Exercise].Number;
        if (took > s_limit) return $"{answer}: it took {took.TotalSeconds:0.0} s. {said}";
        return said.StartsWith($"{number} {word}. ", StringComparison.Ordinal)
            && said.Contains(answer.Expected, StringComparison.Ordinal)
            && (word == Passed || said.Contains(" Hint: ", StringComparison.Ordinal))
            ? null
            : $"{answer}: expected '{word}' and '{answer.Expected}', but: {said}";
    }

    /// <summary>Without IPv6 an answer that knows IPv4 only is right.</summary>
    private static bool HasFamily(AnswerFile answer) => Repository.HasIPv6 || answer.Name != "always IPv4";

    private static string Stub(LessonExercise exercise) =>
        exercise.Stub.Source[..exercise.Stub.Source.LastIndexOf("\n\n", StringComparison.Ordinal)];
}
