using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Advice;

/// <summary>
/// Decides whether a loop goes on although its read has reached the end of the stream. There, Receive and Read
/// return 0 (recv(2)), ReadByte returns -1 and ReadLine null, at once and every time.
/// </summary>
internal sealed partial class StreamEnd
{
    private readonly StatementSyntax _loop;
    private readonly InvocationExpressionSyntax _read;
    private readonly int? _end;
    private readonly HashSet<string> _results = [];
    private readonly HashSet<string> _sums = [];

    private StreamEnd(StatementSyntax loop, InvocationExpressionSyntax read, int? end)
    {
        (_loop, _read, _end) = (loop, read, end);
        foreach (var node in LoopNodes.In(loop))
        {
            var (name, value) = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var initial } variable =>
                    (variable.Identifier.Text, initial),
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } set =>
                    (left.Identifier.Text, set.Right),
                _ => ("", null),
            };
            if (value is null || !Uses(value)) continue;
            // At the end of the stream, adding changes nothing.
            (node.IsKind(SyntaxKind.AddAssignmentExpression) ? _sums : _results).Add(name);
        }
    }

    /// <summary>The read that the loop doesn't end with, and the value at the end; or null.</summary>
    public static (InvocationExpressionSyntax Call, string Name, string End)? Missed(
        StatementSyntax loop, CellText text)
    {
        if (LoopNodes.Conditions(loop).Any(condition => AsksBefore().IsMatch(condition.ToString()))) return null;
        foreach (var call in LoopNodes.In(loop).OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access
                || LoopNodes.Innermost(call) != loop) continue;
            var isConsole = access.Expression.ToString() == "Console";
            if (!isConsole && (!text.IsConnection(access.Expression) || text.IsDatagrams(call))) continue;
            var arguments = call.ArgumentList.Arguments.Count;
            var end = name switch
            {
                "Receive" or "ReceiveAsync" or "Read" or "ReadAsync" when arguments > 0 && !isConsole => "0",
                "ReadByte" => "-1",
                "Read" when isConsole => "-1",
                "ReadLine" or "ReadLineAsync" => "null",
                _ => null,
            };
            if (end is null) continue;
            var found = new StreamEnd(loop, call, end == "null" ? null : int.Parse(end, null));
            if (!found.CanLeave()) return (call, isConsole ? $"Console.{name}" : name, end);
        }

        return null;
    }

    private bool CanLeave() => IsGivenAway() || LoopNodes.Exits(_loop).Any(IsReached)
        || (LoopNodes.Condition(_loop) is { } condition && CanEnd(condition));

    /// <summary>Whether a statement may run at the end of the stream, which throws nothing.</summary>
    private bool IsReached(SyntaxNode exit) => exit.Ancestors().TakeWhile(node => node != _loop).All(outer =>
        outer is not CatchClauseSyntax && (outer is not IfStatementSyntax choice || CanEnd(choice.Condition)));

    /// <summary>Whether the result may end the loop elsewhere: as an argument, or since null has no members.</summary>
    private bool IsGivenAway() => LoopNodes.In(_loop).Any(node => node switch
    {
        ArgumentSyntax { Expression: var value, Parent.Parent: InvocationExpressionSyntax call } =>
            IsUse(value) && Called(call) is { } name && (name.StartsWith("Throw", StringComparison.Ordinal)
                || (call.Expression is IdentifierNameSyntax && name is not ("display" or "nameof"))),
        MemberAccessExpressionSyntax access => _end is null && IsUse(access.Expression),
        ElementAccessExpressionSyntax access => _end is null && IsUse(access.Expression),
        ThrowExpressionSyntax => true,
        _ => false,
    });

    /// <summary>Whether this condition may have another value at the end of the stream than before it.</summary>
    private bool CanEnd(ExpressionSyntax condition) => condition switch
    {
        LiteralExpressionSyntax => false,
        ParenthesizedExpressionSyntax inner => CanEnd(inner.Expression),
        PrefixUnaryExpressionSyntax inner => CanEnd(inner.Operand),
        BinaryExpressionSyntax logical when logical.Kind() is SyntaxKind.LogicalAndExpression
            or SyntaxKind.LogicalOrExpression => CanEnd(logical.Left) || CanEnd(logical.Right),
        // It stays true until a call on the socket fails.
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Connected" } => false,
        BinaryExpressionSyntax { Left: var left, Right: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax } compare
            when IsUse(left) => TellsEnd(compare.Kind(), compare.Right),
        BinaryExpressionSyntax { Left: IdentifierNameSyntax sum, Right: var right } =>
            !_sums.Contains(sum.Identifier.Text) || IsSet(right),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax sum },
        } => !_sums.Contains(sum.Identifier.Text),
        _ => true,
    };

    /// <summary>Whether a comparison with a constant tells the end from everything else.</summary>
    private bool TellsEnd(SyntaxKind comparison, ExpressionSyntax constant)
    {
        var value = ValueOf(constant);
        if (value is string text) return text.Length == 0;
        if (value is null) return true;
        if (value is not int number || _end is not { } end) return true;
        return comparison switch
        {
            SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => number == end,
            SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanOrEqualExpression => number > end,
            SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanOrEqualExpression => number >= end,
            _ => true,
        };
    }

    private static object? ValueOf(ExpressionSyntax constant) => constant switch
    {
        LiteralExpressionSyntax { Token.Value: char letter } => (int)letter,
        LiteralExpressionSyntax { Token.Value: var value } => value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var inner }
            when ValueOf(inner) is int number => -number,
        _ => constant,
    };

    /// <summary>Whether this is the result: the call, a variable with it, or its assignment.</summary>
    private bool IsUse(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax { Identifier.Text: var name } => _results.Contains(name),
        AssignmentExpressionSyntax set => IsUse(set.Right),
        ParenthesizedExpressionSyntax inner => IsUse(inner.Expression),
        AwaitExpressionSyntax inner => IsUse(inner.Expression),
        _ => value == _read,
    };

    private bool Uses(SyntaxNode value) => value.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(IsUse);

    private bool IsSet(ExpressionSyntax value) => value is not LiteralExpressionSyntax
        && LoopNodes.In(_loop).OfType<AssignmentExpressionSyntax>().Any(set => set.Left.ToString() == value.ToString());

    private static string? Called(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        _ => null,
    };

    [GeneratedRegex(@"\b(Poll|Available|DataAvailable|EndOfStream|Peek)\b")]
    private static partial Regex AsksBefore();
}
