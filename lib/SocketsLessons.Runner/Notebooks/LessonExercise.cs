using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// An exercise of a lesson: a heading with its number, a stub cell whose last expression is the check, and
/// below it hints and a solution that fold out.
/// </summary>
/// <param name="Number">Its number, such as 03.1.</param>
/// <param name="Stub">The cell that the learner changes.</param>
/// <param name="Hints">How many hints there are.</param>
/// <param name="Solution">The code of the worked solution, or null where there is none.</param>
internal sealed partial record LessonExercise(string Number, Cell Stub, int Hints, string? Solution)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The exercises of a lesson, in order.</summary>
    public static IReadOnlyList<LessonExercise> In(Notebook lesson)
    {
        var exercises = new List<LessonExercise>();
        string? number = null;
        Cell? stub = null;
        foreach (var (index, cell) in lesson.Cells.Index())
        {
            if (cell.IsMarkdown && Heading().Match(cell.Source) is { Success: true } heading)
                (number, stub) = (heading.Groups[1].Value, null);
            else if (cell.IsCode && number is not null && stub is null)
            {
                stub = cell;
                var help = index + 1 < lesson.Cells.Count ? lesson.Cells[index + 1].Source : "";
                var solution = SolutionBlock().Match(help);
                exercises.Add(new LessonExercise(
                    number, stub, Hint().Count(help), solution.Success ? solution.Groups[1].Value.Trim() : null));
            }
        }

        return exercises;
    }

    /// <summary>The stub cell's code with an answer in place of the stub, and the check as it is.</summary>
    public string With(string answer) => $"{answer}\n\n{Check()}";

    private string Check() =>
        ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(Stub.Source, Script).GetRoot()).Members.Last().ToString();

    [GeneratedRegex(@"^## Your turn: (\d\d\.\d+)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<details><summary>Hint")]
    private static partial Regex Hint();

    [GeneratedRegex(@"<details><summary>Solution</summary>\s*```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SolutionBlock();
}
