using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>The names that a code cell defines for the cells below it, and those that it needs from other cells.</summary>
internal sealed class CellNames
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private CellNames(IReadOnlySet<string> defined, IReadOnlySet<string> used)
    {
        Defined = defined;
        Used = used;
    }

    /// <summary>Its variables, functions and types at the top level.</summary>
    public IReadOnlySet<string> Defined { get; }

    /// <summary>What it speaks of and does not define itself, in whatever block: names of other cells, and of libraries.</summary>
    public IReadOnlySet<string> Used { get; }

    public static CellNames Of(Cell cell)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(cell.Source, Script).GetRoot();
        var own = root.DescendantNodes().Where(node => Defines(node) is not null).ToLookup(node => Defines(node)!, Scope);
        var used = root.DescendantNodes().OfType<SimpleNameSyntax>().Where(StandsAlone)
            .Where(name => !own[name.Identifier.Text].Any(scope => scope.Contains(name))).Select(name => name.Identifier.Text);
        return new CellNames(root.Members.SelectMany(AtTopLevel).ToHashSet(), used.ToHashSet());
    }

    /// <summary>Where a name is known that is defined here: another place of the cell may mean another cell's.</summary>
    private static SyntaxNode Scope(SyntaxNode definition) => definition is ForEachStatementSyntax ? definition : definition.Ancestors().First(node => node
        is BlockSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
        or BaseTypeDeclarationSyntax or ForStatementSyntax or WhileStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax
        or CatchClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or QueryExpressionSyntax or CompilationUnitSyntax);

    private static IEnumerable<string> AtTopLevel(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.SelectMany(variable => (string[])[variable.Identifier.Text, .. Given(variable.Initializer)]),
        GlobalStatementSyntax statement => InStatement(statement.Statement),
        _ => Defines(member) is { } name ? [name] : [],
    };

    /// <summary>A statement gives its variables to what stands behind it; a loop keeps them, and so does a block.</summary>
    private static IEnumerable<string> InStatement(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax expression => Given(expression.Expression),
        IfStatementSyntax condition => Given(condition.Condition),
        SwitchStatementSyntax choice => Given(choice.Expression),
        LockStatementSyntax guarded => Given(guarded.Expression),
        ReturnStatementSyntax end => Given(end.Expression),
        ThrowStatementSyntax end => Given(end.Expression),
        LabeledStatementSyntax labeled => InStatement(labeled.Statement),
        _ => [],
    };

    /// <summary>Variables that an expression takes apart, gives out or finds by a pattern.</summary>
    private static IEnumerable<string> Given(SyntaxNode? expression) => expression is null ? [] : expression
        .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or SwitchExpressionArmSyntax or QueryBodySyntax))
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

    /// <summary>Whether a name is looked up where it stands, and not in what is left of a dot, an initializer or the like.</summary>
    private static bool StandsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Left != name || assignment.Parent is not InitializerExpressionSyntax,
        _ => true,
    };
}
