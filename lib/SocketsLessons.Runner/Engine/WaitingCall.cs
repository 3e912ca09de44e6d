using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>Names the call that a cell which never ended may be waiting in, as far as its text tells.</summary>
internal static class WaitingCall
{
    /// <summary>A sentence about the first call in the cell that can wait forever, or null.</summary>
    public static string? Find(Cell cell)
    {
        foreach (var node in CSharpScriptOptions.ParseCell(cell.Source).DescendantNodes())
        {
            if (Reason(node) is { } reason)
                return $"Line {node.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {reason}";
        }

        return null;
    }

    private static string? Reason(SyntaxNode node) => node switch
    {
        WhileStatementSyntax { Condition: LiteralExpressionSyntax { Token.Text: "true" } } loop when !Leaves(loop) =>
            "is a loop without an end.",
        ForStatementSyntax { Condition: null } loop when !Leaves(loop) => "is a loop without an end.",
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var call },
        } => call switch
        {
            "Accept" or "AcceptAsync" =>
                $"calls {call}, which waits until a client connects: has one, or can one while this cell runs?",
            "Receive" or "ReceiveAsync" or "ReceiveFrom" or "ReceiveFromAsync" =>
                $"calls {call}, which waits until something arrives or the other side ends: does it? A "
                    + "ReceiveTimeout ends the wait.",
            "Wait" or "Join" or "GetResult" or "WaitAll" or "WaitOne" =>
                $"calls {call}, which waits until something else has ended: does it?",
            "Read" or "ReadAsync" or "ReadLine" or "ReadToEnd" =>
                $"calls {call}, which waits for more: who sends it, or ends?",
            _ => null,
        },
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" } => "waits for a Result: does its task end?",
        _ => null,
    };

    private static bool Leaves(SyntaxNode loop) => loop.DescendantNodes()
        .Any(node => node is BreakStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax);
}
