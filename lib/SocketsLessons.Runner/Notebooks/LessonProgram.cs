using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// The program that a lesson ends in: the C# block of its text cell <c>program</c>, followed by the cells that define
/// the functions and types which that text names in backticks. In a program, types come after the functions.
/// </summary>
internal static partial class LessonProgram
{
    /// <summary>The id of the text cell.</summary>
    public const string Cell = "program";

    /// <summary>The first words of every exported file.</summary>
    public const string Heading = "// Written by `lessons export`";

    /// <summary>Writes the program.</summary>
    /// <exception cref="UserErrorException">The lesson has no such text cell, or it has no C# block.</exception>
    public static string Write(Notebook lesson)
    {
        var text = lesson.Cells.FirstOrDefault(cell => cell.IsMarkdown && cell.Id == Cell)?.Markdown;
        if (text?.CodeBlock() is not { } block)
            throw new UserErrorException($"{lesson.Name}: this lesson doesn't end in its own program.");
        var named = text.InlineCode().ToHashSet();
        var cells = lesson.CodeCells.Where(cell => Functions(cell).Concat(Types(cell)).Any(named.Contains))
            .OrderBy(cell => Types(cell).Any()).Select(cell => WhereFrom().Replace(cell.Source, "").Trim());
        return $"""
            {Heading} from {lesson.Name}.ipynb.
            // Delete these two lines before you change the file; otherwise the next export overwrites it.

            {string.Join("\n\n", cells.Prepend(block.Trim()))}

            """;
    }

    private static IEnumerable<string> Functions(Cell cell) => CSharpScriptOptions.ParseCell(cell.Source)
        .Members.OfType<MethodDeclarationSyntax>().Select(function => function.Identifier.Text);

    private static IEnumerable<string> Types(Cell cell) => CSharpScriptOptions.ParseCell(cell.Source)
        .Members.OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);

    /// <summary>The comment that says which cells of the notebook a cell needs. A program has them all.</summary>
    [GeneratedRegex(@"\A// (?:Needs .*\.|.* (?:is|are) from .*)\n")]
    private static partial Regex WhereFrom();
}
