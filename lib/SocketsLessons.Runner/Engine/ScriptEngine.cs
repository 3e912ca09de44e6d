using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>Runs C# cells with Roslyn scripting. Each sees what the earlier ones defined.</summary>
internal sealed class ScriptEngine : ICellEngine
{
    private readonly ScriptOptions _options;
    private readonly Action<JsonObject> _output;
    private ScriptState<object>? _state;

    public ScriptEngine(string folder, Action<JsonObject> output)
    {
        _output = output;
        _options = CSharpScriptOptions.For(folder);
        // The start of the compiler, the loader and the formatters takes a second or more. It belongs to no cell.
        MimeBundle.Of(CSharpScript.EvaluateAsync("1 + 1", _options).GetAwaiter().GetResult());
    }

    /// <summary>Runs one cell.</summary>
    /// <returns>Whether it completed. If not, the error has been sent as an output.</returns>
    public async Task<bool> RunAsync(int executionCount, string code)
    {
        code = CellDirectives.WithoutSelector(code);
        if (CellDirectives.Unsupported(code) is { } unsupported)
        {
            _output(CellOutput.Error("NotSupported", unsupported, [unsupported]));
            return false;
        }

        var options = _options.WithFilePath($"cell {executionCount}");
        Script<object> script = _state is null
            ? CSharpScript.Create(code, options)
            : _state.Script.ContinueWith(code, options);
        var diagnostics = script.Compile();
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            _output(CompilationErrors.Of(diagnostics));
            return false;
        }

        if (CompilationErrors.Unawaited(diagnostics) is { } unawaited) _output(unawaited);
        // As in the kernel, what a cell defined before it threw stays defined.
        _state = _state is null
            ? await script.RunAsync(globals: null, catchException: _ => true)
            : await script.RunFromAsync(_state, catchException: _ => true);
        if (_state.Exception is { } error)
        {
            _output(ExceptionReport.Of(error));
            return false;
        }

        return !HasResult(script.GetCompilation()) || ShowResult(_state.ReturnValue, executionCount);
    }

    private bool ShowResult(object? value, int executionCount)
    {
        if (value is DisplayedValue) return true;
        try
        {
            _output(CellOutput.Result(MimeBundle.Of(value), executionCount));
            return true;
        }
#pragma warning disable CA1031 // What a value throws while it is formatted is an error of the cell.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _output(
                ExceptionReport.Of(error is TargetInvocationException { InnerException: { } inner } ? inner : error));
            return false;
        }
    }

    /// <summary>
    /// Whether the kernel shows a result: the value of a last expression without a semicolon, and also null where any
    /// statement of the cell contains a <c>return</c>.
    /// </summary>
    public static bool HasResult(Compilation compilation) => EndsInValue(compilation)
        || compilation.SyntaxTrees.Last().GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax)
            .Any(node => node is ReturnStatementSyntax);

    /// <summary>Whether the last statement is an expression without a semicolon that has a value.</summary>
    public static bool EndsInValue(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault()
                is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement
        }
            && compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type
                is not { SpecialType: SpecialType.System_Void };
    }
}
