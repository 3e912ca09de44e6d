using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Running;

namespace SocketsLessons.Reliability.Situations;

/// <summary>Finds calls that only some systems have, in the projects by their own build, and in cells, which no build sees.</summary>
internal static class PlatformCalls
{
    // Only Windows has this call, so it must be found: a check that cannot fail would show.
    private const string Proof = "new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp).IOControl(System.Net.Sockets.IOControlCode.KeepAliveValues, null, null)";

    /// <summary>The SDK's own analyzers.</summary>
    public static string? Analyzers { get; } = Directory.Exists(Path.Combine(DotNet, "sdk"))
        ? Directory.GetDirectories(Path.Combine(DotNet, "sdk")).Order(StringComparer.Ordinal)
            .Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers")).LastOrDefault(Directory.Exists)
        : null;

    private static string DotNet => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    public static async Task RunAsync(Work work)
    {
        foreach (var project in (string[])["SocketsLessons", "SocketsLessons.Runner"])
        {
            using var copy = new LessonCommand.Output();
            var built = await Programs.RunAsync(
                ["dotnet", "build", Path.Combine("lib", project), "--artifacts-path", copy.Folder, "-p:OutputPath=" + copy.Folder + "/bin/", "-warnaserror:CA1416"], Checkout.Root);
            work.Tell(project, built.Status == 0 ? null : built.Lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "it failed.");
        }

        work.Tell("the analyzer itself", (await FindAsync([Proof])).Count > 0 ? null : "it does not find a call that only Windows has.");
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
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(Checkout.LibraryAssembly).DistinctBy(Path.GetFileName).Select(path => MetadataReference.CreateFromFile(path)).ToArray();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings:
            ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", "SocketsLessons.Runner.Scripting.KernelHelpers"]);
        var found = new List<string>();
        CSharpCompilation? previous = null;
        foreach (var (index, cell) in cells.Index())
        {
            var tree = CSharpSyntaxTree.ParseText(
                cell.Replace(LessonContract.LibraryLine, "", StringComparison.Ordinal),
                new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script));
            previous = CSharpCompilation.CreateScriptCompilation($"cell{index}", tree, references, options, previous);
            var analysis = new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new PlatformOptions()), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            var warnings = await previous.WithAnalyzers(analyzers, analysis).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            found.AddRange(warnings.Select(warning => $"cell {index + 1}, line {warning.Location.GetLineSpan().StartLinePosition.Line + 1}: {warning.GetMessage(null)}"));
        }

        return found;
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

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
