using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocketsLessons.Notebooks.Tests.Interactive;

/// <summary>The files of the command that the project with the kernel compiles too, where its packages can be had.</summary>
public sealed class Shared_files
{
    [Fact]
    public void Need_no_other_file_of_the_command()
    {
        var folder = Path.Combine(Repository.Root, "lib", "SocketsLessons.Interactive");
        var shared = XDocument.Load(Path.Combine(folder, "SocketsLessons.Interactive.csproj")).Descendants("Compile")
            .Select(file => Path.Combine(folder, file.Attribute("Include")!.Value)).ToArray();
        Assert.NotEmpty(shared);

        var errors = Errors([.. shared.Select(File.ReadAllText)]);

        Assert.Empty(errors);
        Assert.NotEmpty(Errors([.. shared.Skip(1).Select(File.ReadAllText)]));
    }

    private static string[] Errors(string[] files)
    {
        // What a project of the SDK imports by itself.
        const string Usings = """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
            """;
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == framework).Select(file => MetadataReference.CreateFromFile(file));
        return [.. CSharpCompilation.Create("shared", [.. files.Append(Usings).Select(file => CSharpSyntaxTree.ParseText(file, options))], references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            // No code is generated here, so a generated regular expression has no body (CS8795).
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795").Select(diagnostic => diagnostic.ToString())];
    }
}
