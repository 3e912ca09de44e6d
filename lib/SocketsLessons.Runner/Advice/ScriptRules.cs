using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Advice;

/// <summary>Explains what a program may do and a cell may not, where the compiler's error doesn't.</summary>
internal static partial class ScriptRules
{
    private const string KernelOnly =
        "Only the .NET Interactive kernel has this. Run the notebook with `--engine interactive` or in VS Code.";

    private static readonly CSharpParseOptions Program = CSharpScriptOptions.Parse.WithKind(SourceCodeKind.Regular);

    /// <summary>A sentence about the compiler's error, or null.</summary>
    /// <param name="error">The error that the cell ended with.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="isKernel">Whether the .NET Interactive kernel ran it.</param>
    public static string? Advice(JsonNode error, Cell cell, bool isKernel)
    {
        if (Cell.Text(error["ename"]) != CellOutput.CompilationErrorName) return null;
        var errors = (error["traceback"] as JsonArray ?? []).Select(line => CompilerError.Parse(Cell.Text(line)))
            .OfType<CompilerError>().ToArray();
        return TopLevelUsing(cell, errors) ?? errors.Select(found => Rule(found, cell, isKernel))
            .FirstOrDefault(advice => advice is not null);
    }

    private static string? TopLevelUsing(Cell cell, CompilerError[] errors)
    {
        // A cell isn't parsed as a program, so only this parse shows the declaration as such.
        var declaration = CSharpSyntaxTree.ParseText(cell.Source, Program).GetCompilationUnitRoot().Members
            .OfType<GlobalStatementSyntax>().Select(member => member.Statement)
            .OfType<LocalDeclarationStatementSyntax>()
            .FirstOrDefault(statement => !statement.UsingKeyword.IsKind(SyntaxKind.None)
                && errors.Any(error => IsAt(statement, error.Line)));
        if (declaration?.Declaration.Variables is not [{ Identifier.Text: var name }, ..]) return null;
        var awaits = declaration.AwaitKeyword.IsKind(SyntaxKind.None) ? "" : "await ";
        var type = declaration.Declaration.Type;
        return $"A cell can't have `{awaits}using {type}` outside a block. "
            + $"Write `{awaits}using ({type} {name} = …)` and braces around the code that uses it.";
    }

    private static bool IsTopLevelField(Cell cell, CompilerError error) =>
        CSharpScriptOptions.ParseCell(cell.Source).Members.OfType<FieldDeclarationSyntax>()
            .Any(field => IsAt(field, error.Line));

    private static bool IsAt(SyntaxNode node, int line)
    {
        var span = node.GetLocation().GetLineSpan();
        return line > span.StartLinePosition.Line && line <= span.EndLinePosition.Line + 1;
    }

    private static string? Rule(CompilerError error, Cell cell, bool isKernel) => error.Id switch
    {
        "CS7021" => "A cell can't declare a namespace. Write its types without it.",
        "CS1109" => "A cell can't define extension methods, since its classes are nested. Write an ordinary method.",
        "CS8345" when IsTopLevelField(cell, error) =>
            "A variable outside a block is a field, and a field can't be a span. Put braces around the code that uses "
                + "it.",
        "CS0246" when TypeNamespaces.Find(error.Name) is { } space => Import(space, error.Name),
        // Only before a dot is it a type.
        "CS0103" when TypeNamespaces.Find(error.Name) is { } space
            && TextAt(cell, error).StartsWith($"{error.Name}.", StringComparison.Ordinal) => Import(space, error.Name),
        "CS0103" when !isKernel && KernelName().IsMatch(error.Name) => KernelOnly,
        "CS1061" when !isKernel && KernelMember().IsMatch(error.Text) => KernelOnly,
        "CS0234" when !isKernel && error.Text.Contains("'DotNet'", StringComparison.Ordinal) => KernelOnly,
        _ => null,
    };

    private static string TextAt(Cell cell, CompilerError error) =>
        cell.Source.Split('\n').ElementAtOrDefault(error.Line - 1) is { } line && error.Column <= line.Length
            ? line[(error.Column - 1)..] : "";

    private static string Import(string space, string name) =>
        $"Add `using {space};` at the top of the cell: it has `{name}`.";

    [GeneratedRegex(
        "^(Kernel|KernelInvocationContext|Formatter|GetInputAsync|GetPasswordAsync|SVG|CSS|[jJ]avascript)$")]
    private static partial Regex KernelName();

    [GeneratedRegex("'(DisplayAs|DisplayTable|ToDisplayString|ExplainCode)'")]
    private static partial Regex KernelMember();
}
