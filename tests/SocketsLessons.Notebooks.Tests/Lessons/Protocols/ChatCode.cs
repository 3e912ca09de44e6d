using System.Net.Sockets;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// The classes of lesson 06, compiled from its cells as they are: what is tested is what a learner copies.
/// </summary>
internal static class ChatCode
{
    /// <summary>The cells that the chat program is made of.</summary>
    public static readonly string[] ChatCells =
        [
            "patient", "pack", "frames", "member", "room", "rules", "part", "conversation", "clients", "door", "server",
            "client",
        ];

    private static readonly Notebook Lesson = Repository.Lessons.Single(
        lesson => lesson.Name.StartsWith("06-", StringComparison.Ordinal));

    private static readonly Assembly Compiled = Compile();

    /// <summary>FrameReader.Receive: the socket, the most bytes of a message, the most ms until it begins, and until it
    /// ends.</summary>
    public static Func<Socket, int, int, int, string?> Receive { get; } =
        Static<Func<Socket, int, int, int, string?>>("FrameReader", "Receive");

    /// <summary>Frame.Pack.</summary>
    public static Func<string, byte[]> Pack { get; } = Static<Func<string, byte[]>>("Frame", "Pack");

    /// <summary>Rules.Tidy.</summary>
    public static Func<string, string> Tidy { get; } = Static<Func<string, string>>("Rules", "Tidy");

    /// <summary>Makes a MarkedReader, and returns its method Next.</summary>
    public static Func<string?> Marked(Socket socket, byte[] marker, int limit, int patience) =>
        Method<Func<string?>>(New("MarkedReader", socket, marker, limit, patience), "Next");

    public static string Source(string cell) => Lesson.Cells.Single(known => known.Id == cell).Source;

    public static object New(string type, params object[] arguments) =>
        Activator.CreateInstance(Compiled.GetType(type, throwOnError: true)!, arguments)!;

    public static T Method<T>(object instance, string name) where T : Delegate =>
        instance.GetType().GetMethod(name)!.CreateDelegate<T>(instance);

    private static T Static<T>(string type, string name) where T : Delegate =>
        Compiled.GetType(type, throwOnError: true)!.GetMethod(name)!.CreateDelegate<T>();

    private static Assembly Compile()
    {
        // Without the library's usings, and without the library: the chat must do without it.
        var usings = Source("open").Split('\n').Where(line => line.StartsWith("using System", StringComparison.Ordinal))
            .Concat(
                ["using System;", "using System.Collections.Generic;", "using System.Linq;", "using System.Text;",
                "using System.Threading.Tasks;"]);
        var code = string.Join('\n', [.. usings, "#nullable enable", .. ChatCells.Append("marked").Select(Source)]);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var compilation = CSharpCompilation.Create(
            "Lesson06",
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
