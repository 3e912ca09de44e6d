using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SocketsLessons.Runner;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Finds calls that only some systems have, in the projects by their own build, and in cells, which no build
/// sees.</summary>
internal static class PlatformCalls
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    // Only Windows has this call, so it must be found: a check that cannot fail would show.
    private const string Proof =
        "new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, "
            + "System.Net.Sockets.ProtocolType.Tcp).DuplicateAndClose(1);";

    /// <summary>The SDK's own analyzers.</summary>
    private static string? Analyzers { get; } = Directory.Exists(Path.Combine(DotNet, "sdk"))
        ? Directory.GetDirectories(Path.Combine(DotNet, "sdk")).Order(StringComparer.Ordinal)
            .Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers")).LastOrDefault(Directory.Exists)
        : null;

    private static string? References { get; } = Directory.Exists(
        Path.Combine(DotNet, "packs", "Microsoft.NETCore.App.Ref"))
        ? Directory.GetDirectories(Path.Combine(DotNet, "packs", "Microsoft.NETCore.App.Ref"), "10.*")
            .Order(StringComparer.Ordinal)
            .Select(pack => Path.Combine(pack, "ref", "net10.0")).LastOrDefault(Directory.Exists)
        : null;

    /// <summary>Why this cannot be tried here, or null.</summary>
    public static string? UnavailableReason() => Analyzers is null ? "The SDK's analyzers are not beside this .NET."
        : References is null ? "The reference assemblies of .NET 10 are not beside this .NET." : null;

    private static string DotNet =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    public static async Task RunAsync(Work work)
    {
        foreach (var project in (string[])["SocketsLessons", "SocketsLessons.Runner"])
        {
            using var copy = new LessonCommand.Output();
            var built = await Programs.RunAsync(
                ["dotnet", "build", Path.Combine("lib", project), "--artifacts-path", copy.Folder,
                    "-p:OutputPath=" + copy.Folder + "/bin/", "-warnaserror:CA1416"], Checkout.Root);
            work.Tell(
                project,
                built.Status == 0 ? null : built.Lines.FirstOrDefault(
                    line => line.Contains("error", StringComparison.Ordinal)) ?? "it failed.");
        }

        work.Tell(
            "the analyzer itself",
            (await FindAsync([Proof])).Count > 0 ? null : "it does not find a call that only Windows has.");
        foreach (var lesson in work.Lessons)
        {
            var found = await FindAsync([.. lesson.CodeCells.Select(cell => cell.Source)]);
            work.Tell(lesson.Name, found.Count == 0 ? null : string.Join("; ", found));
        }
    }

    private static async Task<IReadOnlyList<string>> FindAsync(string[] cells)
    {
        var analyzers = Directory.GetFiles(Analyzers!, "Microsoft.CodeAnalysis*NetAnalyzers.dll")
            .SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetAnalyzers(LanguageNames.CSharp))
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == "CA1416")).ToImmutableArray();
        // The reference assemblies: those that run here were built for this system alone, and say so.
        var references = Directory.GetFiles(References!, "*.dll").Append(Checkout.LibraryAssembly)
            .Append(typeof(CellEngine).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)).ToArray();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings:
            ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
                "System.Linq", "SocketsLessons.Runner.Engine.KernelHelpers"]);
        var found = new List<string>();
        CSharpCompilation? previous = null;
        foreach (var (index, source) in cells.Index())
        {
            var cell = source.Replace(LessonContract.LibraryLine, "", StringComparison.Ordinal);
            // The analyzer looks into functions, and not at the top level: there a cell is made one.
            var function = Compile($"async System.Threading.Tasks.Task Cell() {{ {cell} }}");
            previous = Compile(cell);
            foreach (var form in (CSharpCompilation[])[function, previous])
            {
                var analysis = new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([], new PlatformOptions()), onAnalyzerException: null,
                    concurrentAnalysis: false, logAnalyzerExecutionTime: false);
                var warnings = await form.WithAnalyzers(analyzers, analysis)
                    .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
                found.AddRange(
                    warnings.Select(
                    warning =>
                        $"cell {index + 1}, line {warning.Location.GetLineSpan().StartLinePosition.Line + 1}: "
                            + $"{warning.GetMessage(null)}"));
            }

            CSharpCompilation Compile(string text) => CSharpCompilation.CreateScriptCompilation(
                $"cell{index}", CSharpSyntaxTree.ParseText(text, Script), references, options, previous);
        }

        return [.. found.Distinct()];
    }

    /// <summary>What a project file would say: that the code is for these systems.</summary>
    private sealed class PlatformOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Known();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Known : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = key switch
                {
                    "build_property._SupportedPlatformList" => "Linux,macOS,Windows",
                    "build_property.TargetFramework" => "net10.0",
                    "build_property.TargetFrameworkIdentifier" => ".NETCoreApp",
                    "build_property.TargetFrameworkVersion" => "v10.0",
                    _ => "",
                };
                return value.Length > 0;
            }
        }
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) =>
            System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
