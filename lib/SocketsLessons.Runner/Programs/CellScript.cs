using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Programs;

/// <summary>A code cell of a lesson as the compiler sees it, after the cells before it.</summary>
internal sealed record CellScript(Cell Cell, Compilation Compilation)
{
    public SyntaxTree Tree => Compilation.SyntaxTrees.Last();

    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();

    public SemanticModel Model { get; } = Compilation.GetSemanticModel(Compilation.SyntaxTrees.Last());

    /// <summary>What the cell defines for itself and for later cells.</summary>
    public IEnumerable<ISymbol> Defined => Compilation.ScriptClass!.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Length > 0 && member.CanBeReferencedByName);
}
