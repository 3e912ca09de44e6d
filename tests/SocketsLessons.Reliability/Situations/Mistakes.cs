using System.Diagnostics;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Mistakes that learners make: each must yield a sentence within a few seconds, and the next cell must
/// work.</summary>
internal static class Mistakes
{
    private const string Group = "Learner";
    private const int SecondsOnABusyMachine = 20;
    private static readonly TimeSpan CellTimeout = TimeSpan.FromSeconds(30);

    // Of the mistakes that differ most from each other: one that throws, one for the compiler, one that blocks, one
    // that never ends.
    private static readonly string[] Quick = [
        "throws", "forgets a brace", "throws in its own thread", "waits for ever", "loops for ever"];

    public static IReadOnlyList<Situation> All { get; } =
    [
        new(Group, "mistakes in every exercise",
            $"{Mistake.All.Count} mistakes are made in every exercise whose stub has a place for them. Each must be "
                + "answered by a sentence in seconds; then the next cell and the solution must work.",
            work => work.EachLessonAsync(async lesson =>
            {
                foreach (var exercise in LessonExercise.In(lesson))
                {
                    var mistakes = Mistake.All.Where(
                        mistake => !work.IsQuick || Quick.Contains(mistake.Name)).ToArray();
                    await InOneSessionAsync(
                        work, lesson, exercise, [.. mistakes.Where(mistake => mistake.Ends != MistakeEnd.Process)]);
                    foreach (var mistake in mistakes.Where(mistake => mistake.Ends == MistakeEnd.Process))
                        await InOneSessionAsync(work, lesson, exercise, [mistake]);
                }

                return null;
            })) { InQuick = true },
        new(Group, "mistakes in cells",
            $"{CellMistake.All.Count} mistakes are made in their own cell. Each must be answered by a sentence "
                + "that names it, and the next cell must work.",
            CellMistake.RunAsync) { InQuick = true },
    ];

    private static async Task InOneSessionAsync(
        Work work, Notebook lesson, LessonExercise exercise, IReadOnlyList<Mistake> mistakes)
    {
        var tries = mistakes.Select(mistake => (Mistake: mistake, Code: Answers.With(exercise, mistake)))
            .Where(pair => pair.Code is not null).ToArray();
        if (tries.Length == 0) return;
        var notebook = Notebook.Parse(lesson.Path, lesson.Unexecuted().ToText());
        var stub = LessonExercise.In(notebook).First(known => known.Number == exercise.Number).Stub;
        using var session = LessonSession.Start(notebook, CellEngine.Script);
        var label = $"{exercise.Number}";
        if (await session.OpenAsync(CancellationToken.None) is { } unopened)
        {
            work.Tell(label, unopened);
            return;
        }

        foreach (var cell in CellDependency.AllOf([stub], notebook).Prepend(notebook.CodeCells.First()))
            await session.RunAsync(cell, CellTimeout, CancellationToken.None);
        foreach (var (mistake, code) in tries)
        {
            var start = Stopwatch.GetTimestamp();
            var failure = await TryAsync(session, stub, code!);
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var wrong = Judge(exercise, mistake, failure, CellTexts.Shown(stub))
                ?? (took > SecondsOnABusyMachine ? $"it took {took:0} s." : null)
                ?? (mistake.Ends == MistakeEnd.Process ? null : await NextAsync(session, stub));
            work.Tell($"{label} {mistake.Name}", wrong);
        }

        if (mistakes.Any(mistake => mistake.Ends == MistakeEnd.Process)) return;
        var solved = await TryAsync(session, stub, exercise.With(exercise.Solution!));
        work.Tell($"{label} the solution after all mistakes", solved
            ?? (CellTexts.Shown(stub).Contains($"{exercise.Number} passed. ", StringComparison.Ordinal) ? null
                : CellTexts.Shown(stub)));
    }

    private static string? Judge(LessonExercise exercise, Mistake mistake, string? failure, string shown)
    {
        var isCheckResult = failure is null
            && (shown.Contains($"{exercise.Number} not right. ", StringComparison.Ordinal)
            || shown.Contains($"{exercise.Number} not yet. ", StringComparison.Ordinal));
        var isCompiler = failure?.StartsWith("CompilationError", StringComparison.Ordinal) ?? false;
        var isEnd = failure?.StartsWith("The process that ran it has ended.", StringComparison.Ordinal) ?? false;
        var ends = mistake.Ends switch
        {
            MistakeEnd.CheckResult => isCheckResult,
            MistakeEnd.Compiler => isCompiler,
            MistakeEnd.CompilerOrCheckResult => isCheckResult || isCompiler,
            _ => isEnd,
        };
        if (!ends) return failure ?? Short(shown);
        return (failure + shown).Contains(mistake.Says, StringComparison.Ordinal) ? null
            : $"it does not say '{mistake.Says}': {failure ?? Short(shown)}";
    }

    private static async Task<string?> NextAsync(LessonSession session, Cell cell)
    {
        var failure = await TryAsync(session, cell, "Console.Write($\"{6 * 7.5:0.0}\")");
        return failure is not null ? $"the next cell: {failure}"
            : CellTexts.Shown(cell).Contains("45.0", StringComparison.Ordinal) ? null
                : $"the next cell showed '{Short(CellTexts.Shown(cell))}'.";
    }

    private static Task<string?> TryAsync(LessonSession session, Cell cell, string code)
    {
        cell.Source = code;
        cell.Outputs.Clear();
        return session.RunAsync(cell, CellTimeout, CancellationToken.None);
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
