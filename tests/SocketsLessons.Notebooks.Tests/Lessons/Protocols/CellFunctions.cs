using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// The functions and constants of a lesson's cells, compiled as they stand, in their order: what a learner copies is
/// what is tested. Of these cells only what is defined is run, not what they try out.
/// </summary>
internal sealed class CellFunctions
{
    private readonly ScriptState _state;

    /// <param name="number">The lesson's number, such as "07". Its exercises have their solutions.</param>
    /// <param name="cells">The ids of the cells.</param>
    public CellFunctions(string number, params string[] cells)
        : this(number, cells, "")
    {
    }

    /// <param name="number">The lesson's number.</param>
    /// <param name="cells">The ids of the cells.</param>
    /// <param name="before">Declares the variables that the functions use.</param>
    public CellFunctions(string number, string[] cells, string before)
    {
        var lesson = Repository.Lessons.Single(
            lesson => lesson.Name.StartsWith(number, StringComparison.Ordinal)).Unexecuted();
        foreach (var exercise in LessonExercise.In(lesson)) exercise.Stub.Source = exercise.With(exercise.Solution!);
        string Source(string id) => lesson.Cells.Single(cell => cell.Id == id).Source;
        var usings = Source("open").Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal));
        var options = ScriptOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Append(typeof(Sample).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)))
            .WithImports(
                "System", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks");
        var code = string.Join('\n', [.. usings, before, .. cells.Select(cell => Definitions(Source(cell)))]);
        _state = Task.Run(() => CSharpScript.RunAsync(code, options)).GetAwaiter().GetResult();
    }

    /// <summary>One of the functions.</summary>
    public T Get<T>(string function)
        where T : Delegate
    {
        var script = _state.Script.ContinueWith<object>($"({Name(typeof(T))}){function}");
        return (T)Task.Run(() => script.RunFromAsync(_state)).GetAwaiter().GetResult().ReturnValue;
    }

    private static string Definitions(string cell)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);
        var members = ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(cell, options).GetRoot()).Members;
        return string.Concat(members.Where(member => member is MethodDeclarationSyntax
            || (member is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)))
                .Select(member => member.ToFullString()));
    }

    private static string Name(Type type) => type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : type.IsGenericType
            ? $"{type.Namespace}.{type.Name.Split('`')[0]}<"
                + $"{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.FullName!;
}
