using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Scripting;

/// <summary>Runs C# cells one after the other, each seeing what the earlier ones defined.</summary>
internal sealed class ScriptEngine : ICellEngine
{
    public static readonly CSharpParseOptions Parse =
        new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The namespaces that the kernel imports for every cell.</summary>
    public static readonly IReadOnlyList<string> Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
    ];

    private readonly ScriptOptions _options;
    private readonly Action<JsonObject> _output;
    private ScriptState<object>? _state;

    public ScriptEngine(string folder, Action<JsonObject> output)
    {
        _output = output;
        _options = OptionsFor(folder);
    }

    /// <summary>How cells in a folder are compiled: as the kernel does, with the same usings and no nullable context.</summary>
    public static ScriptOptions OptionsFor(string folder) => ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithReferences(Framework().Append(typeof(KernelHelpers).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)))
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
        .WithImports([.. Imports, typeof(KernelHelpers).FullName!])
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    /// <summary>Runs one cell.</summary>
    /// <returns>Whether it ran to its end; if not, the error has been sent as an output.</returns>
    public async Task<bool> RunAsync(int executionCount, string code)
    {
        if (CellDirectives.Unknown(code, Parse) is { } unknown)
        {
            _output(CellOutput.Error("NotSupported", unknown, [unknown]));
            return false;
        }

        var options = _options.WithFilePath($"cell {executionCount}");
        Script<object> script = _state is null
            ? CSharpScript.Create(code, options)
            : _state.Script.ContinueWith(code, options);
        var diagnostics = script.Compile();
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            _output(ErrorReport.Of(diagnostics));
            return false;
        }

        if (ErrorReport.NotAwaited(diagnostics) is { } forgotten) _output(forgotten);
        // What a cell defined before it threw is kept, as in the kernel.
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
        try
        {
            _output(CellOutput.Result(MimeBundle.Of(value), executionCount));
            return true;
        }
#pragma warning disable CA1031 // What a value throws while it is shown is an error of the cell.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _output(ExceptionReport.Of(error is TargetInvocationException { InnerException: { } inner } ? inner : error));
            return false;
        }
    }

    /// <summary>
    /// Whether the kernel shows a result. For it a script also has one where a <c>return</c> stands in a statement, be it
    /// that of a local function in a block; and shows null then.
    /// </summary>
    public static bool HasResult(Compilation compilation) => EndsInValue(compilation)
        || compilation.SyntaxTrees.Last().GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax)
            .Any(node => node is ReturnStatementSyntax);

    /// <summary>Whether the last statement is an expression without a semicolon that has a value.</summary>
    public static bool EndsInValue(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        var last = ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault();
        return last is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
            && compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }

    /// <summary>What is .NET's own among the assemblies of this program, and none of the rest.</summary>
    public static IEnumerable<string> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == folder);
    }
}
