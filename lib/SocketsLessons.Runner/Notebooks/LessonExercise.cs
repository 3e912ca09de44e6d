using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// An exercise of a lesson: a heading with its number, a stub cell whose last expression is the check, and below it
/// folded hints and a folded solution.
/// </summary>
/// <param name="Number">Its number, such as 03.1.</param>
/// <param name="Stub">The cell that the learner changes.</param>
/// <param name="Hints">How many hints there are.</param>
/// <param name="Solution">The code of the worked solution, or null.</param>
internal sealed partial record LessonExercise(string Number, Cell Stub, int Hints, string? Solution)
{
    /// <summary>The exercises of a lesson, in order.</summary>
    public static IReadOnlyList<LessonExercise> In(Notebook lesson)
    {
        var exercises = new List<LessonExercise>();
        string? number = null;
        foreach (var (index, cell) in lesson.Cells.Index())
        {
            if (cell.IsMarkdown) number = NumberIn(cell.Markdown) ?? number;
            else if (cell.IsCode && number is not null)
            {
                var help = lesson.Cells.ElementAtOrDefault(index + 1) is { IsMarkdown: true } below
                    ? below.Markdown : null;
                exercises.Add(new LessonExercise(
                    number, cell, help?.FoldedUnder("Hint").Count() ?? 0, help?.CodeBlock("Solution")));
                number = null;
            }
        }

        return exercises;
    }

    /// <summary>The stub cell's code with an answer in place of the stub, and the check unchanged.</summary>
    public string With(string answer) => $"{answer}\n\n{CSharpScriptOptions.ParseCell(Stub.Source).Members.Last()}";

    /// <summary>Whether the check has passed what is in the stub cell, when it was run.</summary>
    public bool IsPassed => Stub.Outputs.Any(output => Cell.Text(output?["data"]?["text/plain"])
        .StartsWith($"{Number} passed", StringComparison.Ordinal));

    /// <summary>A copy of a lesson, not run, with the solutions in place of the stubs.</summary>
    public static Notebook Solve(Notebook lesson)
    {
        var solved = lesson.Unexecuted();
        foreach (var exercise in Solvable(solved)) exercise.Stub.Source = exercise.With(exercise.Solution!);
        return solved;
    }

    /// <summary>The exercises with a solution, and with a last line that checks it.</summary>
    public static IReadOnlyList<LessonExercise> Solvable(Notebook lesson) =>
    [
        .. In(lesson).Where(exercise => exercise is { Solution: not null, Stub.IsCSharp: true }
            && CSharpScriptOptions.ParseCell(exercise.Stub.Source).Members.LastOrDefault() is GlobalStatementSyntax),
    ];

    private static string? NumberIn(LessonText text) => text.Sections.Select(section => Heading().Match(section.Title))
        .LastOrDefault(heading => heading.Success)?.Groups[1].Value;

    [GeneratedRegex(@"^Your turn: (\d\d\.\d+)")]
    private static partial Regex Heading();
}
