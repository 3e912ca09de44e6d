using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// The classes and functions of a lesson's cells, compiled as they stand and without the library: what a learner copies
/// is what is tested.
/// </summary>
internal sealed class CellClasses
{
    private readonly Notebook _lesson;
    private readonly Assembly _compiled;
    private readonly object? _holder;

    /// <param name="number">The lesson's number, such as "07".</param>
    /// <param name="cells">The ids of the cells.</param>
    public CellClasses(string number, params IEnumerable<string> cells)
    {
        _lesson = Repository.Lessons.Single(
            lesson => lesson.Name.StartsWith($"{number}-", StringComparison.Ordinal));
        _compiled = Compile(number, cells.Select(Source));
    }

    private CellClasses(string number, string[] cells, string holder)
        : this(number)
    {
        _compiled = Compile(number, [$"public sealed class {holder}", "{", .. cells.Select(Source), "}"]);
        _holder = New(holder);
    }

    /// <summary>For cells that define functions, too: they become methods of a class that holds all of them.</summary>
    public static CellClasses WithFunctions(string number, params string[] cells) => new(number, cells, "Functions");

    /// <summary>One of the functions.</summary>
    public T Function<T>(string name) where T : Delegate => _holder!.GetType()
        .GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<T>(_holder);

    /// <summary>The code of a cell.</summary>
    public string Source(string cell) => _lesson.Cells.Single(known => known.Id == cell).Source;

    public object New(string type, params object[] arguments) =>
        Activator.CreateInstance(_compiled.GetType(type, throwOnError: true)!, arguments)!;

    public T Static<T>(string type, string name) where T : Delegate =>
        _compiled.GetType(type, throwOnError: true)!.GetMethod(name)!.CreateDelegate<T>();

    public static T Method<T>(object instance, string name) where T : Delegate =>
        instance.GetType().GetMethod(name)!.CreateDelegate<T>(instance);

    private Assembly Compile(string number, IEnumerable<string> parts)
    {
        // Without the library's usings, and without the library: the classes must do without it.
        var usings = Source("open").Split('\n').Where(line => line.StartsWith("using System", StringComparison.Ordinal))
            .Concat(
                ["using System;", "using System.Collections.Generic;", "using System.Linq;", "using System.Text;",
                "using System.Threading.Tasks;"]).Distinct();
        var code = string.Join('\n', [.. usings, "#nullable enable", .. parts]);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var compilation = CSharpCompilation.Create(
            $"Lesson{number}",
            [CSharpSyntaxTree.ParseText(code)],
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(image.ToArray());
    }
}
