using System.Net;
using System.Net.Sockets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using SocketsLessons.Runner.Notebooks;
using Accept = System.Func<uint, uint, byte[], System.Collections.Generic.List<byte[]>, uint>;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// The protocol of lesson 07, taken out of its cells: what a learner copies is what is tested. The cells are
/// compiled as they stand, in their order, with the solutions of the exercises in place of the stubs.
/// </summary>
public sealed class ReliabilityCells
{
    private static readonly string[] Wanted =
        ["pack", "unpack", "next", "one", "sends", "receive", "exercise-1-stub", "order", "after", "cut", "window",
            "estimate", "adaptive", "exercise-3-stub"];

    private readonly ScriptState _state;

    public ReliabilityCells()
    {
        var lesson = Repository.Lessons.Single(
            lesson => lesson.Name.StartsWith("07", StringComparison.Ordinal)).Unexecuted();
        foreach (var exercise in LessonExercise.In(lesson)) exercise.Stub.Source = exercise.With(exercise.Solution!);
        // Of these cells only what is defined, not what they try out: that is what their lines behind the functions do.
        var cells = Wanted.Select(id => Definitions(lesson.Cells.Single(cell => cell.Id == id).Source));
        const string Usings =
            "using System.Buffers.Binary; using System.Diagnostics; using System.Net; using System.Net.Sockets;";
        var options = ScriptOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                    .Select(path => MetadataReference.CreateFromFile(path)))
            .WithImports("System", "System.Collections.Generic", "System.Linq", "System.Threading.Tasks");
        _state = Task.Run(() => CSharpScript.RunAsync(string.Join('\n', [Usings, .. cells]), options))
            .GetAwaiter().GetResult();
        InOrder = Get<Accept>("InOrder");
        Solution1 = Get<Accept>("Accept");
        Solution3 = Get<Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>, uint>>("AcceptEarly");
        Receive = Get<Func<Socket, uint, Accept, TimeSpan, TimeSpan, uint, byte[]>>("ReceiveAll");
        ByOnes = Get<Func<Socket, EndPoint, uint, byte[], TimeSpan, TimeSpan, uint, int>>("SendByOnes");
        Window = Get<Func<Socket, EndPoint, uint, byte[], int, TimeSpan, TimeSpan, uint, int>>("SendWindow");
        Adaptive = Get<Func<Socket, EndPoint, uint, byte[], int, TimeSpan, uint, Action<double, double>?, int>>(
            "SendAdaptive");
        IsAfter = Get<Func<uint, uint, bool>>("IsAfter");
        Estimate = Get<Func<(double Srtt, double RttVar, double Rto), double,
            (double Srtt, double RttVar, double Rto)>>("Estimate");
    }

    internal Accept InOrder { get; }

    internal Accept Solution1 { get; }

    internal Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>, uint> Solution3 { get; }

    internal Func<Socket, uint, Accept, TimeSpan, TimeSpan, uint, byte[]> Receive { get; }

    internal Func<Socket, EndPoint, uint, byte[], TimeSpan, TimeSpan, uint, int> ByOnes { get; }

    internal Func<Socket, EndPoint, uint, byte[], int, TimeSpan, TimeSpan, uint, int> Window { get; }

    internal Func<Socket, EndPoint, uint, byte[], int, TimeSpan, uint, Action<double, double>?, int> Adaptive { get; }

    internal Func<uint, uint, bool> IsAfter { get; }

    internal Func<(double Srtt, double RttVar, double Rto), double,
        (double Srtt, double RttVar, double Rto)> Estimate
    { get; }

    private static string Definitions(string cell)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);
        var members = ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(cell, options).GetRoot()).Members;
        return string.Concat(members.Where(member => member is MethodDeclarationSyntax
            || (member is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)))
                .Select(member => member.ToFullString()));
    }

    private T Get<T>(string function)
        where T : Delegate
    {
        var script = _state.Script.ContinueWith<object>($"({Name(typeof(T))}){function}");
        return (T)Task.Run(() => script.RunFromAsync(_state)).GetAwaiter().GetResult().ReturnValue;
    }

    private static string Name(Type type) => type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : type.IsGenericType
            ? $"{type.Namespace}.{type.Name.Split('`')[0]}<"
                + $"{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.FullName!;
}
