using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Advice;

/// <summary>
/// The calls in a cell's text that can wait without a limit; which ones can is in accept(2), recv(2) and .NET's
/// documentation. A call with a time limit, in another task, or on something that isn't a connection isn't one.
/// </summary>
internal sealed partial class WaitFinder(CellText text)
{
    private const int MinBlockingLength = 100_000;

    /// <summary>The wait that this node is, or null.</summary>
    public PossibleWait? WaitOf(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax { Expression: var awaited } => OfTask(awaited, node.SpanStart),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" } access when IsTask(access.Expression) =>
            OfTask(access.Expression, node.SpanStart) ?? new("Result", "waits for a Result: does its task end?"),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when !IsGuarded(call) =>
            OfCall(call, access.Expression, access.Name.Identifier.Text),
        _ => null,
    };

    /// <summary>The wait that this node may be if the cell has no other, or null.</summary>
    public PossibleWait? WeakWaitOf(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax { Expression: var awaited } when IsOthersTask(awaited) =>
            new("await", "waits for a task: does it end?"),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call =>
            access.Name.Identifier.Text switch
            {
                "Connect" when IsElsewhere(call.ArgumentList) => WaitSentences.For("Connect", false),
                "Send" or "Write" when MayBlock(call, access) => WaitSentences.For(access.Name.Identifier.Text, false),
                _ => null,
            },
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "TcpClient" } } made
            when IsElsewhere(made.ArgumentList) => WaitSentences.For("TcpClient", false),
        _ => null,
    };

    /// <summary>Whether its text names no call that could be waited for.</summary>
    private bool IsOthersTask(ExpressionSyntax task) => task switch
    {
        IdentifierNameSyntax => IsTask(task) && text.ValueOf(task) is IdentifierNameSyntax or InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Task" } },
        },
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } =>
            name == "WhenAll",
        MemberAccessExpressionSyntax { Name.Identifier.Text: var name } => name == "Task",
        _ => false,
    };

    /// <summary>Whether the first argument is the text of an address that isn't this machine's own.</summary>
    private static bool IsElsewhere(ArgumentListSyntax? list) =>
        list?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string host } }, _]
        && host != "localhost" && host != "::1" && !host.StartsWith("127.", StringComparison.Ordinal);

    /// <summary>Whether the call sends again and again, or more than buffers usually hold.</summary>
    private bool MayBlock(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) =>
        !text.IsDatagrams(access.Expression)
        && (access.Name.Identifier.Text == "Send"
            || text.Chain(access.Expression).Any(item => NetworkStreams().IsMatch(item.ToString())))
        && (LoopNodes.Innermost(call) is not null
            || call.ArgumentList.Arguments.Any(argument => text.ValueOf(argument.Expression) is
                ArrayCreationExpressionSyntax { Type.RankSpecifiers: [{ Sizes: [LiteralExpressionSyntax size] }] }
                && size.Token.Value is >= MinBlockingLength));

    private PossibleWait? OfCall(InvocationExpressionSyntax call, ExpressionSyntax on, string name)
    {
        var arguments = call.ArgumentList.Arguments;
        if (HasLimit(arguments)) return null;
        var isInfinite = arguments.Count > 0 && Infinite().IsMatch(arguments[^1].ToString());
        var wait = WaitSentences.For(name, text.IsDatagrams(call));
        return name switch
        {
            "Accept" or "AcceptSocket" or "AcceptTcpClient"
                when !text.IsLimited(on) && !HasClient(call, call.SpanStart) => wait,
            "Poll" when arguments.Count > 0 && arguments[0].ToString() == "-1" => wait,
            "Sleep" or "Select" when isInfinite => wait,
            "Wait" or "GetResult" when arguments.Count == 0 || isInfinite =>
                OfTask(on, call.SpanStart) ?? (IsBounded(on) ? null : wait),
            "Join" or "WaitOne" or "WaitForExit" or "SignalAndWait" or "Take"
                when arguments.Count == 0 || isInfinite => wait,
            "WaitAll" when arguments.Count == 1 => wait,
            "Receive" or "ReceiveFrom" or "ReceiveMessageFrom" or "Read" or "ReadByte" or "ReadExactly"
                or "ReadAtLeast" or "ReadLine" or "ReadToEnd" or "CopyTo"
                when !text.IsLimited(on) && text.IsConnection(on) => wait,
            "GetContext" or "WaitForConnection" when arguments.Count == 0 => wait,
            _ => null,
        };
    }

    /// <summary>What awaiting this waits for. A task in a variable is the call that it was set to.</summary>
    private PossibleWait? OfTask(ExpressionSyntax task, int place)
    {
        task = text.ValueOf(task);
        while (task is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.Text: "ConfigureAwait" or "AsTask" or "GetAwaiter",
                } outer,
            }) task = text.ValueOf(outer.Expression);
        if (task is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            || IsGuarded(call) || HasLimit(call.ArgumentList.Arguments)) return null;
        var arguments = call.ArgumentList.Arguments;
        var name = access.Name.Identifier.Text;
        var wait = WaitSentences.For(name, text.IsDatagrams(call));
        return name switch
        {
            "AcceptAsync" or "AcceptSocketAsync" or "AcceptTcpClientAsync" => HasClient(call, place) ? null : wait,
            "Delay" => arguments.Count == 1 && Infinite().IsMatch(arguments[0].ToString()) ? wait : null,
            // Without a buffer, it is another kind of reader.
            "ReadAsync" when arguments.Count == 0 => null,
            "WaitAsync" or "WaitForExitAsync" or "GetContextAsync" => arguments.Count == 0 ? wait : null,
            _ when name.EndsWith("Async", StringComparison.Ordinal) && text.IsConnection(access.Expression) => wait,
            _ => null,
        };
    }

    private bool IsTask(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } =>
            name.EndsWith("Async", StringComparison.Ordinal) && !IsBounded(expression),
        IdentifierNameSyntax { Identifier.Text: var name } => !IsBounded(expression)
            && (text.ValueOf(expression) is var value && value != expression
                ? IsTask(value) || value.ToString().StartsWith("Task.", StringComparison.Ordinal)
                : name.EndsWith("task", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    /// <summary>Whether a task has a time limit, so far as its text tells.</summary>
    private bool IsBounded(ExpressionSyntax task)
    {
        task = text.ValueOf(task);
        return task.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
                .Any(found => found.Identifier.Text is "WaitAsync" or "Delay" or "WhenAny")
            || NamesLimit().IsMatch(task.ToString());
    }

    /// <summary>Whether an argument limits the wait. A source of tokens that nothing cancels doesn't.</summary>
    private bool HasLimit(SeparatedSyntaxList<ArgumentSyntax> arguments) => arguments.Any(argument =>
        NamesLimit().IsMatch(argument.ToString()) && argument.ToString() != "CancellationToken.None"
        && !(argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Token" } access
            && text.ValueOf(access.Expression) is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 }
            && !text.Root.ToString().Contains($"{access.Expression}.Cancel", StringComparison.Ordinal)));

    /// <summary>Whether as many clients connect before this place as the cell has accepted then.</summary>
    private bool HasClient(SyntaxNode accept, int place)
    {
        if (accept.Ancestors().Any(node => node is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax
            or CommonForEachStatementSyntax)) return false;
        var before = text.Root.DescendantNodes().Where(node => node.Span.End <= place).ToArray();
        var connects = before.Count(node => NameOf(node)?.StartsWith("Connect", StringComparison.Ordinal) == true
            || node is ObjectCreationExpressionSyntax
            {
                Type: IdentifierNameSyntax { Identifier.Text: "TcpClient" }, ArgumentList.Arguments.Count: 2,
            });
        var accepts = before.Count(node => !node.Span.Contains(accept.Span)
            && NameOf(node)?.StartsWith("Accept", StringComparison.Ordinal) == true);
        return connects > accepts;
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.Text,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.Text,
        _ => null,
    };

    /// <summary>Whether it runs only when something is there: after Poll, Available and the like.</summary>
    private static bool IsGuarded(SyntaxNode call) => call.Ancestors().Any(node => (node switch
    {
        IfStatementSyntax guard => guard.Condition,
        WhileStatementSyntax guard => guard.Condition,
        _ => null,
    }) is { } condition && Guard().IsMatch(condition.ToString()));

    [GeneratedRegex(@"(?i)token|cancel|\bcts\b|deadline|timeout(?!\.infinite)|(?<!infinite)timespan")]
    private static partial Regex NamesLimit();

    [GeneratedRegex(@"(?i)^(-1|timeout\.infinite(timespan)?|.*\.(infinite|infinitetimespan))$")]
    private static partial Regex Infinite();

    [GeneratedRegex(@"\bGetStream\(\)|\bNetworkStream\(")]
    private static partial Regex NetworkStreams();

    [GeneratedRegex(@"\b(Poll|Available|Pending|DataAvailable)\b")]
    private static partial Regex Guard();
}
