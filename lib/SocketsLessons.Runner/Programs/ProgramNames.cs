using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Programs;

/// <summary>
/// Names for what the cells define. A later cell may define a name anew, and a block in a cell may use a name that
/// another cell defines; in one program neither is allowed, nor a name that every such program has. There what a cell defines gets a number behind its name.
/// </summary>
internal sealed class ProgramNames
{
    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);

    public ProgramNames(IReadOnlyList<CellScript> scripts)
    {
        var everywhere = scripts.SelectMany(script => script.Root.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet();
        var taken = scripts.SelectMany(InBlocks).Concat(LessonProgram.OwnNames).ToHashSet();
        foreach (var symbol in scripts.SelectMany(script => script.Defined))
        {
            var name = symbol.Name;
            for (var number = 2; taken.Contains(name) || (name != symbol.Name && everywhere.Contains(name)); number++)
                name = $"{symbol.Name}{number}";
            taken.Add(name);
            if (name != symbol.Name) _names.Add(symbol, name);
        }
    }

    /// <summary>The new name of what a cell defines; null where it keeps its own.</summary>
    public string? For(ISymbol? symbol) => symbol switch
    {
        null => null,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => For(constructor.ContainingType),
        _ => _names.GetValueOrDefault(symbol.OriginalDefinition),
    };

    /// <summary>Local names in blocks. In a function or a lambda they may hide others; elsewhere not.</summary>
    private static IEnumerable<string> InBlocks(CellScript script) =>
        from node in script.Root.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            or MethodDeclarationSyntax or BaseTypeDeclarationSyntax))
        let symbol = script.Model.GetDeclaredSymbol(node)
        where symbol is ILocalSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        select symbol.Name;
}
