using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Advice;

/// <summary>Recognizes a loop whose condition compares variables that nothing in the cell changes.</summary>
internal static class UnchangedCondition
{
    /// <summary>What to say about this loop, or null.</summary>
    public static string? Of(StatementSyntax loop)
    {
        if (LoopNodes.Condition(loop) is not BinaryExpressionSyntax condition || LoopNodes.Exits(loop).Any())
            return null;
        // A call or a member could return something else each time.
        if (condition.DescendantNodes().Any(node => node is not (IdentifierNameSyntax or LiteralExpressionSyntax)))
            return null;
        var names = condition.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.Text).Distinct().ToArray();
        var cell = loop.SyntaxTree.GetRoot();
        return names.Length > 0 && names.All(name => IsOfCell(name, cell) && !IsChanged(name, cell))
            ? $"is a loop that goes on while {condition}, and nothing in this cell changes "
                + $"{string.Join(" or ", names)}."
            : null;
    }

    private static bool IsOfCell(string name, SyntaxNode cell) => cell.DescendantNodes()
        .OfType<VariableDeclaratorSyntax>().Count(variable => variable.Identifier.Text == name) == 1;

    private static bool IsChanged(string name, SyntaxNode cell) => cell.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax change => Has(change.Left, name),
        PostfixUnaryExpressionSyntax change => Has(change.Operand, name),
        PrefixUnaryExpressionSyntax change => Has(change.Operand, name),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && Has(argument, name),
        RefExpressionSyntax alias => Has(alias, name),
        _ => false,
    });

    private static bool Has(SyntaxNode node, string name) => node.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>().Any(found => found.Identifier.Text == name);
}
