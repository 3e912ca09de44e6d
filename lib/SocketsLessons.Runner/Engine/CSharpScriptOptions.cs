using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace SocketsLessons.Runner.Engine;

/// <summary>How the C# of a cell is parsed and compiled, everywhere in this program.</summary>
internal static class CSharpScriptOptions
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The namespaces that the kernel imports for every cell.</summary>
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "System.Linq",
    ];

    /// <summary>Parses a cell. Code that doesn't compile still gives a tree.</summary>
    public static CompilationUnitSyntax ParseCell(string code) =>
        CSharpSyntaxTree.ParseText(code, Parse).GetCompilationUnitRoot();

    /// <summary>
    /// Options for the cells of a notebook in this folder: the kernel's, with the same usings and no nullable context.
    /// </summary>
    public static ScriptOptions For(string folder) => ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithReferences(Framework().Append(typeof(KernelHelpers).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)))
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
        .WithImports([.. Imports, typeof(KernelHelpers).FullName!])
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    /// <summary>.NET's own assemblies, without those of this program.</summary>
    private static IEnumerable<string> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == folder);
    }
}
