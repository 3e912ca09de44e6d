using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>The names that a code cell defines for the cells below it, and those that it uses.</summary>
internal sealed class CellNames
{
    private CellNames(string source, IReadOnlySet<string> defined, IReadOnlySet<string> used)
    {
        Source = source;
        Defined = defined;
        Used = used;
    }

    /// <summary>The code that they were found in.</summary>
    public string Source { get; }

    /// <summary>Its variables, functions and types at the top level.</summary>
    public IReadOnlySet<string> Defined { get; }

    /// <summary>The names that it uses and doesn't define itself, in any block: those of other cells and of
    /// libraries.</summary>
    public IReadOnlySet<string> Used { get; }

    public static CellNames In(string source)
    {
        var root = CSharpScriptOptions.ParseCell(source);
        var own = root.DescendantNodes().Where(node => Defines(node) is not null)
            .ToLookup(node => Defines(node)!, Scope);
        var used = root.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsLookedUp)
            .Where(name => !own[name.Identifier.Text].Any(scope => scope.Contains(name)))
                .Select(name => name.Identifier.Text);
        return new CellNames(source, root.Members.SelectMany(AtTopLevel).ToHashSet(), used.ToHashSet());
    }

    /// <summary>The scope of a definition. Elsewhere in the cell, the same name may be another cell's.</summary>
    private static SyntaxNode Scope(SyntaxNode definition) =>
        definition is ForEachStatementSyntax ? definition : definition.Ancestors().First(node => node
            is BlockSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax
            or ForStatementSyntax or WhileStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax
            or CatchClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or QueryExpressionSyntax
            or CompilationUnitSyntax);

    private static IEnumerable<string> AtTopLevel(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field =>
            field.Declaration.Variables.SelectMany(
                variable => (string[])[variable.Identifier.Text, .. DeclaredIn(variable.Initializer)]),
        GlobalStatementSyntax statement => DeclaredBy(statement.Statement),
        _ => Defines(member) is { } name ? [name] : [],
    };

    /// <summary>The variables that a statement declares for the statements after it. Loops and blocks keep
    /// theirs.</summary>
    private static IEnumerable<string> DeclaredBy(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax expression => DeclaredIn(expression.Expression),
        IfStatementSyntax condition => DeclaredIn(condition.Condition),
        SwitchStatementSyntax choice => DeclaredIn(choice.Expression),
        LockStatementSyntax guarded => DeclaredIn(guarded.Expression),
        ReturnStatementSyntax end => DeclaredIn(end.Expression),
        ThrowStatementSyntax end => DeclaredIn(end.Expression),
        LabeledStatementSyntax labeled => DeclaredBy(labeled.Statement),
        _ => [],
    };

    /// <summary>The variables that an expression declares by deconstruction, <c>out</c> or a pattern.</summary>
    private static IEnumerable<string> DeclaredIn(SyntaxNode? expression) => expression is null ? [] : expression
        .DescendantNodesAndSelf(
            node => node is not (AnonymousFunctionExpressionSyntax or SwitchExpressionArmSyntax or QueryBodySyntax))
        .OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.Text);

    private static string? Defines(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        SingleVariableDesignationSyntax variable => variable.Identifier.Text,
        ForEachStatementSyntax loop => loop.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        CatchDeclarationSyntax caught => caught.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        MethodDeclarationSyntax function => function.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        TypeParameterSyntax type => type.Identifier.Text,
        FromClauseSyntax range => range.Identifier.Text,
        LetClauseSyntax range => range.Identifier.Text,
        _ => null,
    };

    /// <summary>Whether the name is looked up in the scope, and isn't a member after a dot, in an initializer or the
    /// like.</summary>
    private static bool IsLookedUp(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax assignment =>
            assignment.Left != name || assignment.Parent is not InitializerExpressionSyntax,
        _ => true,
    };
}
