using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Advice;

/// <summary>Recognizes a loop that doesn't end: nothing leaves it, or it misses the end of a stream.</summary>
internal static partial class EndlessLoop
{
    private const string NoEnd = "is a loop without an end.";

    /// <summary>What to say about this loop, and the node whose line it is about; or null.</summary>
    public static (SyntaxNode Node, PossibleWait Wait)? Find(SyntaxNode node, CellText text)
    {
        if (node is not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax)) return null;
        var loop = (StatementSyntax)node;
        if (StreamEnd.Missed(loop, text) is var (call, name, end)) return (call, new(name, MissedEnd(name, end)));
        if ((AsksOnly(loop, text) ?? UnchangedCondition.Of(loop)) is { } sentence)
            return (loop, new("a loop", sentence));
        var isEndless = LoopNodes.Condition(loop) is null or { RawKind: (int)SyntaxKind.TrueLiteralExpression };
        return isEndless && !LoopNodes.Exits(loop).Any() ? (loop, new("a loop", NoEnd)) : null;
    }

    private static string MissedEnd(string name, string end)
    {
        var loop = $"calls {name} in a loop that doesn't end with {end}.";
        var method = name.Split('.')[^1];
        return name == method
            ? $"{loop} {method} waits, but once the other side has closed the connection, it returns {end} at once, "
                + "every time. Leave the loop then."
            : $"{loop} A cell has no keyboard: {method} returns {end} every time. Put the text into a variable.";
    }

    /// <summary>What to say about a loop that does nothing but ask whether something has arrived.</summary>
    private static string? AsksOnly(StatementSyntax loop, CellText text)
    {
        if (LoopNodes.Condition(loop) is not { } condition || LoopNodes.Exits(loop).Any()
            || !Nothing().IsMatch(condition.ToString())) return null;
        var asked = condition.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .First(access => access.Name.Identifier.Text is "Available" or "DataAvailable" or "Pending" or "Poll");
        var call = asked.Name.Identifier.Text == "DataAvailable" ? "Read" : "Receive";
        return asked.Name.Identifier.Text switch
        {
            "Pending" => "is a loop that ends only when a client connects. Connect one first, or in a task that runs "
                + "beside this cell.",
            "Poll" => "is a loop that ends only when Poll returns true: does the other side send?",
            _ when text.IsDatagrams(asked.Expression) =>
                "is a loop that ends only when a datagram arrives: does the other side send, and to this address?",
            _ => $"is a loop that ends only when something arrives. Call {call} instead: it waits, and returns 0 once "
                + "the other side has closed the connection.",
        };
    }

    // The whole condition, so that nothing else in it can end the loop.
    [GeneratedRegex(@"^([\w.!()]+\.Available *(==|<=?) *\d+|! *[\w.]+\.(DataAvailable|Pending\(\)|Poll\([^()]*\)))$")]
    private static partial Regex Nothing();
}
