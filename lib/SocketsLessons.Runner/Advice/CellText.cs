using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Advice;

/// <summary>What the text of a cell and of the cells before it tells about the cell's variables.</summary>
internal sealed partial class CellText
{
    private const int MaxChain = 8;

    private readonly Dictionary<string, ExpressionSyntax> _values = [];
    private readonly Dictionary<string, int> _limits = [];

    /// <param name="before">The code of the cells before it.</param>
    /// <param name="code">The code of the cell.</param>
    public CellText(IEnumerable<string> before, string code)
    {
        foreach (var earlier in before)
        {
            Read(CSharpScriptOptions.ParseCell(earlier));
            foreach (var name in _limits.Keys.ToArray()) _limits[name] = -1;
        }

        Root = CSharpScriptOptions.ParseCell(code);
        Read(Root);
        OwnNodes = [.. Root.DescendantNodes(IsOwn)];
    }

    public CompilationUnitSyntax Root { get; }

    /// <summary>The nodes that the cell itself executes, without lambdas and functions that it doesn't call.</summary>
    public IReadOnlyList<SyntaxNode> OwnNodes { get; }

    /// <summary>What a variable was set to, or the expression itself.</summary>
    public ExpressionSyntax ValueOf(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax { Identifier.Text: var name } ? _values.GetValueOrDefault(name, expression)
            : expression;

    /// <summary>Whether a time limit was set before this call, or the socket doesn't wait.</summary>
    public bool IsLimited(ExpressionSyntax on) => Chain(on).Any(item =>
        _limits.TryGetValue(Owner(item.ToString()), out var set) && set < on.SpanStart);

    /// <summary>Whether it may be a connection, and isn't a file, a text in memory or the static member of a
    /// type.</summary>
    public bool IsConnection(ExpressionSyntax on) =>
        !IsType(on) && !Chain(on).Any(item => NoConnection().IsMatch(item.ToString()));

    /// <summary>Whether this is a UDP socket.</summary>
    public bool IsDatagrams(ExpressionSyntax on) => Chain(on).Any(item => Datagrams().IsMatch(item.ToString()));

    /// <summary>Whether this is a call on a UDP socket.</summary>
    public bool IsDatagrams(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name, Expression: var on }
        && (name switch
        {
            "ReceiveFrom" or "ReceiveFromAsync" or "ReceiveMessageFrom" or "ReceiveMessageFromAsync" => true,
            // Only UdpClient has these.
            "Receive" => call.ArgumentList.Arguments is [{ RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword }],
            "ReceiveAsync" => call.ArgumentList.Arguments.Count == 0,
            _ => false,
        } || IsDatagrams(on));

    /// <summary>An expression, then what it was made of: a reader, its stream, its client.</summary>
    public IEnumerable<ExpressionSyntax> Chain(ExpressionSyntax on)
    {
        ExpressionSyntax? next = on;
        for (var depth = 0; next is not null && depth < MaxChain; depth++)
        {
            yield return next;
            next = next switch
            {
                IdentifierNameSyntax name => ValueOf(name) is var value && value != name ? value : null,
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
                InvocationExpressionSyntax { Expression: IdentifierNameSyntax function } => ValueOf(function),
                MemberAccessExpressionSyntax access => access.Expression,
                BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } => first.Expression,
                AwaitExpressionSyntax awaited => awaited.Expression,
                ParenthesizedExpressionSyntax inner => inner.Expression,
                PostfixUnaryExpressionSyntax inner => inner.Operand,
                CastExpressionSyntax inner => inner.Expression,
                _ => null,
            };
        }
    }

    private void Read(CompilationUnitSyntax root)
    {
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: var value } variable:
                    Define(variable.Identifier.Text, value);
                    break;
                case SingleVariableDesignationSyntax variable:
                    Define(variable.Identifier.Text, null);
                    break;
                case LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } function:
                    Define(function.Identifier.Text, value);
                    break;
                case MethodDeclarationSyntax { ExpressionBody.Expression: var value } function:
                    Define(function.Identifier.Text, value);
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } set
                    when set.IsKind(SyntaxKind.SimpleAssignmentExpression)
                        && set.Parent is not InitializerExpressionSyntax:
                    Define(variable.Identifier.Text, set.Right);
                    break;
            }

            if (LimitedBy(node) is { } owner) _limits[Owner(owner)] = node.SpanStart;
        }
    }

    private void Define(string name, ExpressionSyntax? value)
    {
        _limits.Remove(name);
        if (value is null) _values.Remove(name);
        else _values[name] = value;
    }

    /// <summary>What gets a time limit here, or doesn't wait from here on; or null.</summary>
    private static string? LimitedBy(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } set
            when IsLimit(access.Name.Identifier.Text, set.Right) => access.Expression.ToString(),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } set
            when set.Parent is InitializerExpressionSyntax && IsLimit(name.Identifier.Text, set.Right) =>
            set.Ancestors().OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Identifier.Text,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "SetSocketOption" } access,
            ArgumentList.Arguments: [_, var option, var value],
        } when IsLimit(option.ToString().Split('.')[^1], value.Expression) => access.Expression.ToString(),
        _ => null,
    };

    private static bool IsLimit(string property, ExpressionSyntax value) => property switch
    {
        "ReceiveTimeout" or "ReadTimeout" => value.ToString() is not ("0" or "-1" or "Timeout.Infinite"),
        "Blocking" => value.ToString() == "false",
        _ => false,
    };

    private static string Owner(string text) => text
        .Replace(".Client", "", StringComparison.Ordinal).Replace("!", "", StringComparison.Ordinal);

    /// <summary>Whether it names a type: no variable, and written with a capital.</summary>
    private bool IsType(ExpressionSyntax on)
    {
        while (on is MemberAccessExpressionSyntax access) on = access.Expression;
        return on is IdentifierNameSyntax { Identifier.Text: var name } && char.IsUpper(name[0])
            && !_values.ContainsKey(name);
    }

    private bool IsOwn(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax => false,
        MethodDeclarationSyntax function => IsCalled(function.Identifier.Text),
        LocalFunctionStatementSyntax function => IsCalled(function.Identifier.Text),
        _ => true,
    };

    private bool IsCalled(string function) => Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
        call.Expression is IdentifierNameSyntax { Identifier.Text: var name } && name == function
        && !call.Ancestors().Any(node => node is AnonymousFunctionExpressionSyntax)
        && (!function.EndsWith("Async", StringComparison.Ordinal) || call.Parent is AwaitExpressionSyntax));

    [GeneratedRegex(@"^(new (System\.IO\.)?(MemoryStream|StringReader|FileStream|(Named|Anonymous)Pipe)|"
        + @"(System\.IO\.)?File\.|(System\.)?Console\.|[$@]*"")|\.Standard(Output|Error)$")]
    private static partial Regex NoConnection();

    [GeneratedRegex(@"Dgram|UdpClient|^(\w*Udp|udp\w*)$")]
    private static partial Regex Datagrams();
}
