using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Scripting;

namespace SocketsLessons.Runner.Programs;

/// <summary>
/// The code of a cell as part of a program: the cell's own text, with the changes that a program needs. What a cell
/// defines becomes a local variable or function, and the value that it ends in is shown.
/// </summary>
internal sealed class CellCode
{
    private readonly CellScript _script;
    private readonly ProgramNames _names;
    private readonly List<TextChange> _changes = [];

    private CellCode(CellScript script, ProgramNames names)
    {
        _script = script;
        _names = names;
    }

    /// <summary>The statements, and the types, which in a program stand behind all statements.</summary>
    /// <exception cref="NotebookException">The cell has something that only a script can have.</exception>
    public static (string Statements, IReadOnlyList<string> Types) Of(CellScript script, ProgramNames names)
    {
        var code = new CellCode(script, names);
        code.Rename();
        foreach (var directive in script.Root.GetReferenceDirectives()) code.Remove(directive);
        foreach (var directive in script.Root.Usings) code.Remove(directive);
        foreach (var member in script.Root.Members) code.Member(member);

        var types = script.Root.Members.Where(IsType).Select(type => code.Text(type.FullSpan).Trim()).ToArray();
        foreach (var type in script.Root.Members.Where(IsType))
        {
            code._changes.RemoveAll(change => type.FullSpan.Contains(change.Span));
            code.Change(type.FullSpan, "");
        }

        code.ShowValue();
        code.Returns();
        return (code.Text(new TextSpan(0, script.Tree.Length)).Trim(), types);
    }

    private static bool IsType(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private void Member(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case FieldDeclarationSyntax field:
                Strip(field.Modifiers, SyntaxKind.ConstKeyword);
                // A script's variable has a value from the start.
                foreach (var variable in field.Declaration.Variables.Where(variable => variable.Initializer is null))
                    Change(new TextSpan(variable.Span.End, 0), " = default!");
                break;
            case MethodDeclarationSyntax method:
                if (method.Modifiers.Any(SyntaxKind.ExternKeyword)) Extern(method);
                else Strip(method.Modifiers, SyntaxKind.AsyncKeyword, SyntaxKind.UnsafeKeyword);
                break;
            case GlobalStatementSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                break;
            default:
                throw new NotebookException(
                    $"{_script.Cell.Called}: a program has no place for `{_script.Cell.FirstLine}`; make a method or a variable of it.");
        }
    }

    /// <summary>A function of another library must be static, and is found there by its name or by what is said to be its name.</summary>
    private void Extern(MethodDeclarationSyntax method)
    {
        Strip(method.Modifiers, SyntaxKind.StaticKeyword, SyntaxKind.ExternKeyword, SyntaxKind.UnsafeKeyword);
        if (_names.For(_script.Model.GetDeclaredSymbol(method)) is null) return;
        var import = method.AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.Name.ToString().Contains("DllImport", StringComparison.Ordinal))?.ArgumentList;
        if (import is not null && !import.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.Text == "EntryPoint"))
            Change(new TextSpan(import.CloseParenToken.SpanStart, 0), $", EntryPoint = \"{method.Identifier.Text}\"");
    }

    private void ShowValue()
    {
        if (_script.Root.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
            return;
        var hasValue = ScriptEngine.EndsInValue(_script.Compilation);
        if (hasValue) Change(new TextSpan(last.Expression.SpanStart, 0), "display(");
        Change(new TextSpan(last.Expression.Span.End, 0), hasValue ? ");" : ";");
    }

    /// <summary>A return ends a cell, and would end the program; at the end of a cell it only shows its value.</summary>
    private void Returns()
    {
        var last = _script.Root.Members.LastOrDefault(member => member is GlobalStatementSyntax or FieldDeclarationSyntax);
        var returns = _script.Root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax and not LocalFunctionStatementSyntax)
            .OfType<ReturnStatementSyntax>();
        foreach (var statement in returns)
        {
            if (statement.Parent != last)
                throw new NotebookException($"{_script.Cell.Called}: `{statement}` ends the cell before its end, and would end the whole program; take it out.");
            var (keyword, value) = (statement.ReturnKeyword, statement.Expression);
            Change(value is null ? keyword.Span : TextSpan.FromBounds(keyword.SpanStart, value.SpanStart), value is null ? "" : "display(");
            if (value is not null) Change(new TextSpan(value.Span.End, 0), ")");
        }
    }

    private void Rename()
    {
        foreach (var token in _script.Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
        {
            var node = token.Parent!;
            var symbol = node is SimpleNameSyntax name ? _script.Model.GetSymbolInfo(name).Symbol : _script.Model.GetDeclaredSymbol(node);
            if (_names.For(symbol) is not { } renamed) continue;
            // Members of tuples and anonymous objects are named after what stands there.
            var label = node.Parent switch
            {
                ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } when !IsTakenApart(tuple) => $"{token.Text}: ",
                AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => $"{token.Text} = ",
                _ => "",
            };
            Change(token.Span, label + renamed);
        }
    }

    /// <summary>Whether a tuple is what values are put into; there its parts have no names.</summary>
    private static bool IsTakenApart(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsTakenApart(outer),
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ForEachVariableStatementSyntax loop => loop.Variable == tuple,
        _ => false,
    };

    private void Strip(SyntaxTokenList modifiers, params SyntaxKind[] kept)
    {
        foreach (var modifier in modifiers.Where(modifier => !kept.Contains(modifier.Kind())))
            Change(TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), "");
    }

    /// <summary>Takes a line out; what stands above it may be another line to be taken out.</summary>
    private void Remove(CSharpSyntaxNode line) => Change(TextSpan.FromBounds(line.SpanStart, line.FullSpan.End), "");

    private void Change(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    /// <summary>The text of a part, changed.</summary>
    private string Text(TextSpan part)
    {
        var changes = _changes.Where(change => part.Contains(change.Span)).OrderBy(change => change.Span.Start)
            .Select(change => new TextChange(new TextSpan(change.Span.Start - part.Start, change.Span.Length), change.NewText!));
        return SourceText.From(_script.Tree.GetText().ToString(part)).WithChanges(changes).ToString();
    }
}
