using System.Collections.Concurrent;
using System.Diagnostics;
using SocketsLessons.Notebooks.Tests.Jupyter;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Every answer of the exercise folders is tried: the shipped cell, the solution, the right ones and the wrong ones.
/// These tests run alone, since some checks count the sockets that the process has open.
/// </summary>
[CollectionDefinition(nameof(ExerciseAnswersTests), DisableParallelization = true)]
[Collection(nameof(ExerciseAnswersTests))]
public sealed class ExerciseAnswersTests(ITestOutputHelper output, JupyterRuns jupyter)
{
    private const string Passed = "passed", Incorrect = "not right", NotStarted = "not yet";

    /// <summary>The lessons whose checks neither open sockets nor measure times, so that several can run at a
    /// time.</summary>
    private static readonly string[] s_pure = ["StartHere", "TcpVersusUdp", "PacketLoss", "ReliabilityByHand"];

    public static TheoryData<string> Topics => [.. ExerciseFolder.All.Select(folder => folder.Topic)];

    [Theory, MemberData(nameof(Topics))]
    public async Task The_check_says_what_each_file_expects(string topic)
    {
        // Most of an answer's time is waiting. What runs beside it is in other processes.
        jupyter.Start();
        var folder = Folder(topic);
        var session = await AnswerSession.OpenAsync(folder.Lesson);
        var isPure = s_pure.Contains(topic);
        await TryAllAsync(folder, session, isPure ? 2 : 1, async answer =>
        {
            if (answer.RunsOn) return await TryAloneAsync(answer, session, folder);
            var remains = isPure ? null : new AnswerRemains();
            var (said, took) = await session.TryAsync(answer.Exercise, answer.Code);
            var left = remains?.Of(session.Exercises[answer.Exercise].Number);
            return (left is null ? said : $"{left}, though the check said: {said}", took);
        });
    }

    /// <summary>It takes minutes, so it runs only when it is asked for: `--filter Category=AnswersInKernel --
    /// xUnit.Explicit=only`.</summary>
    [Theory(Explicit = true), MemberData(nameof(Topics))]
    [Trait("Category", "AnswersInKernel")]
    public async Task The_check_says_the_same_in_the_kernel(string topic)
    {
        Assert.SkipUnless(CellEngine.HasKernel, LessonRuns.NoKernel);
        var folder = Folder(topic);
        var session = await AnswerSession.OpenAsync(folder.Lesson);
        using var kernel = await AnswerProcess.OpenAsync(session, folder.Lesson, CellEngine.Interactive);
        await TryAllAsync(folder, session, 1, answer => kernel.TryAsync(answer.Exercise, answer.Code));
    }

    [Theory, MemberData(nameof(Topics))]
    public void Every_exercise_has_wrong_answers_and_right_ones(string topic)
    {
        var folder = Folder(topic);
        var exercises = LessonExercise.In(folder.Lesson).Select(exercise => exercise.Number.Split('.')[1]).ToArray();

        Assert.Equal(exercises.Order(), folder.WrongAnswers.Select(answer => answer.Exercise).Distinct().Order());
        Assert.Subset(exercises.ToHashSet(), folder.RightAnswers.Select(answer => answer.Exercise).ToHashSet());
    }

    /// <summary>An answer that runs on would take a processor from all that come after it.</summary>
    private static async Task<(string Said, TimeSpan Duration)> TryAloneAsync(
        AnswerFile answer, AnswerSession session, ExerciseFolder folder)
    {
        using var process = await AnswerProcess.OpenAsync(session, folder.Lesson, CellEngine.Script);
        var (said, took) = await process.TryAsync(answer.Exercise, answer.Code);
        // The learner hears of it, and what to do.
        return (said.Contains("runs on; restart the kernel", StringComparison.Ordinal) ? said
            : $"nothing about a thread that runs on: {said}", took);
    }

    private async Task TryAllAsync(
        ExerciseFolder folder, AnswerSession session, int atATime,
        Func<AnswerFile, Task<(string Said, TimeSpan Duration)>> ask)
    {
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
        var times = new ConcurrentBag<(TimeSpan Took, AnswerFile Answer)>();
        await Parallel.ForEachAsync(
            tries, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (given, _) =>
        {
            var (answer, word) = given;
            var (said, took) = await ask(answer);
            times.Add((took, answer));
            var isExpected = said.StartsWith(
                $"{session.Exercises[answer.Exercise].Number} {word}. ", StringComparison.Ordinal)
                && said.Contains(answer.Expected, StringComparison.Ordinal)
                && (word == Passed || said.Contains(" Hint: ", StringComparison.Ordinal));
            if (!isExpected) failures.Add($"{answer}: expected '{word}' and '{answer.Expected}', but: {said}");
        });

        // No check takes more than five seconds: CheckTests proves it. This shows how near they come.
        var (longest, slowest) = times.Max(entry => (entry.Took, $"{entry.Answer}"));
        output.WriteLine(
            $"{folder.Topic}: {tries.Length} answers in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; "
                + $"the slowest took {longest.TotalSeconds:0.0} s: {slowest}");
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Order(StringComparer.Ordinal)));
    }

    private static ExerciseFolder Folder(string topic) => ExerciseFolder.All.Single(folder => folder.Topic == topic);

    private static AnswerFile Given(KeyValuePair<string, LessonExercise> exercise, string name, string code) =>
        new(exercise.Key, name, "", code);

    /// <summary>Without IPv6 an answer that knows IPv4 only is right.</summary>
    private static bool HasFamily(AnswerFile answer) => Repository.HasIPv6 || answer.Name != "always IPv4";

    private static string Stub(LessonExercise exercise) =>
        exercise.Stub.Source[..exercise.Stub.Source.LastIndexOf("\n\n", StringComparison.Ordinal)];
}
