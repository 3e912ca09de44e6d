using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Programs;

/// <summary>
/// The program that a lesson ends in, as its text says to write it: the C# block of the text cell
/// <c>program</c>, and under it the cells that define the types which that text names in backticks.
/// </summary>
internal static partial class OwnProgram
{
    /// <summary>The id of the text cell.</summary>
    public const string Cell = "program";

    /// <summary>Writes the program.</summary>
    /// <exception cref="NotebookException">The lesson has no such text cell, or no C# block in it, or the two do not compile.</exception>
    public static string Write(Notebook lesson)
    {
        var end = lesson.Cells.FirstOrDefault(cell => cell.IsMarkdown && cell.Id == Cell);
        var text = end?.Source ?? "";
        if (Block().Match(text) is not { Success: true } block)
            throw new NotebookException($"{lesson.Name}: this lesson does not end in a program of its own. Leave --program out.");
        var named = Name().Matches(text.Remove(block.Index, block.Length)).Select(name => name.Groups[1].Value).ToHashSet();
        var head = $"""
            {LessonProgram.Heading} --program from {lesson.Name}.ipynb.
            // Take these two lines away before you change the file: as long as they are here, the command writes over it.

            """;
        var cells = lesson.CodeCells.Where(cell => Types(cell).Any(named.Contains));
        return ProgramCheck.Join(lesson, [new(head), new(block.Groups[1].Value, end), .. cells.Select(cell => new ProgramPart($"\n{cell.Source.Trim()}\n", cell))],
            library: null, implicitUsings: true);
    }

    private static IEnumerable<string> Types(Cell cell) =>
        CSharpSyntaxTree.ParseText(cell.Source, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetCompilationUnitRoot()
            .Members.OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);

    [GeneratedRegex("```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
