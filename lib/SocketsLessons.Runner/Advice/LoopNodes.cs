using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Advice;

/// <summary>The parts of a loop that decide whether it ends.</summary>
internal static class LoopNodes
{
    public static bool IsLoop(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    /// <summary>What it repeats, without the bodies of functions.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode loop) =>
        loop.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    /// <summary>The condition under which it goes on; null if it has none.</summary>
    public static ExpressionSyntax? Condition(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax repeated => repeated.Condition,
        DoStatementSyntax repeated => repeated.Condition,
        ForStatementSyntax repeated => repeated.Condition,
        _ => null,
    };

    /// <summary>Its condition and those inside it.</summary>
    public static IEnumerable<ExpressionSyntax> Conditions(StatementSyntax loop) => In(loop).Prepend(loop)
        .Select(node => node is IfStatementSyntax choice ? choice.Condition
            : node is StatementSyntax inner ? Condition(inner) : null)
        .OfType<ExpressionSyntax>();

    /// <summary>The statements that leave it. A break leaves only the innermost loop or switch.</summary>
    public static IEnumerable<SyntaxNode> Exits(SyntaxNode loop) => In(loop).Where(node => node switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax => true,
        BreakStatementSyntax =>
            node.Ancestors().First(outer => IsLoop(outer) || outer is SwitchStatementSyntax) == loop,
        _ => false,
    });

    public static SyntaxNode? Innermost(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsLoop);
}
