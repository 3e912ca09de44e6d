using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// Small mistakes, made mechanically in a right answer: an operator that is nearly the same, a number that is one off,
/// a statement left out.
/// </summary>
internal static class SolutionMutants
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_operators = new()
    {
        [SyntaxKind.LessThanToken] = SyntaxKind.LessThanEqualsToken,
        [SyntaxKind.LessThanEqualsToken] = SyntaxKind.LessThanToken,
        [SyntaxKind.GreaterThanToken] = SyntaxKind.GreaterThanEqualsToken,
        [SyntaxKind.GreaterThanEqualsToken] = SyntaxKind.GreaterThanToken,
        [SyntaxKind.EqualsEqualsToken] = SyntaxKind.ExclamationEqualsToken,
        [SyntaxKind.ExclamationEqualsToken] = SyntaxKind.EqualsEqualsToken,
        [SyntaxKind.PlusToken] = SyntaxKind.MinusToken,
        [SyntaxKind.MinusToken] = SyntaxKind.PlusToken,
        [SyntaxKind.AsteriskToken] = SyntaxKind.SlashToken,
        [SyntaxKind.SlashToken] = SyntaxKind.AsteriskToken,
        [SyntaxKind.AmpersandAmpersandToken] = SyntaxKind.BarBarToken,
        [SyntaxKind.BarBarToken] = SyntaxKind.AmpersandAmpersandToken,
    };

    /// <summary>All of them, each with what was changed.</summary>
    public static IEnumerable<(string Change, string Code)> Of(string solution)
    {
        var root = CSharpSyntaxTree.ParseText(solution, CSharpScriptOptions.Parse).GetRoot();
        foreach (var binary in root.DescendantNodes().OfType<BinaryExpressionSyntax>())
        {
            if (!s_operators.TryGetValue(binary.OperatorToken.Kind(), out var other)) continue;
            var changed = binary.WithOperatorToken(SyntaxFactory.Token(other).WithTriviaFrom(binary.OperatorToken));
            yield return Change(root, binary, changed);
        }

        foreach (var number in root.DescendantNodes().OfType<LiteralExpressionSyntax>())
        {
            if (number.Token.Value is not int value) continue;
            var changed = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression,
                SyntaxFactory.Literal(value + 1));
            yield return Change(root, number, changed.WithTriviaFrom(number));
        }

        foreach (var statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            if (!CanBeLeftOut(statement)) continue;
            yield return Change(root, statement, SyntaxFactory.EmptyStatement().WithTriviaFrom(statement));
        }
    }

    private static bool CanBeLeftOut(StatementSyntax statement) => statement
        is ExpressionStatementSyntax or IfStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax;

    private static (string Change, string Code) Change(SyntaxNode root, SyntaxNode node, SyntaxNode changed)
    {
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var text = changed is EmptyStatementSyntax ? "left out" : changed.ToString();
        return ($"line {line}: {Short(node)} → {text}", root.ReplaceNode(node, changed).ToFullString());
    }

    private static string Short(SyntaxNode node) =>
        string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
