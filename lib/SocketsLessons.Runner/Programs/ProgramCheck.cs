using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Scripting;

namespace SocketsLessons.Runner.Programs;

/// <summary>Compiles a program before it is written: cells that are right one after the other may be wrong as one program.</summary>
internal static class ProgramCheck
{
    // The lines that begin with #: are for `dotnet run`; with this, the compiler takes them as it does there.
    private static readonly CSharpParseOptions Parse =
        new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>What the SDK imports for every program that does not turn it off.</summary>
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Puts the parts together, where they are a program.</summary>
    /// <param name="lesson">The lesson that they are from.</param>
    /// <param name="parts">The parts, in their order.</param>
    /// <param name="library">The library's assembly, where the program refers to it.</param>
    /// <param name="implicitUsings">Whether the program has the usings of the SDK.</param>
    /// <exception cref="NotebookException">They do not compile; the message names the cell.</exception>
    public static string Join(Notebook lesson, IReadOnlyList<ProgramPart> parts, string? library, bool implicitUsings)
    {
        var program = string.Concat(parts.Select(part => part.Text));
        var tree = CSharpSyntaxTree.ParseText(program, Parse);
        SyntaxTree[] trees = implicitUsings ? [tree, CSharpSyntaxTree.ParseText(ImplicitUsings, Parse)] : [tree];
        var references = ScriptEngine.Framework().Concat(File.Exists(library) ? [library] : []);
        var compilation = CSharpCompilation.Create("program", trees, references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length == 0) return program;
        // Where a cell and something that is no cell's are at odds, the cell is what can be changed.
        var (error, cell) = errors.Select(error => (error, From(error.Location, parts))).OrderBy(found => found.Item2 is null).First();
        var place = cell is null ? lesson.Name : $"{lesson.Name}, {cell.Called}";
        throw new NotebookException($"{place}: this runs as a cell but not as part of a program, so it cannot be exported: "
            + $"{error.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.')} (`{Line(error.Location)}`).");
    }

    private static Cell? From(Location location, IReadOnlyList<ProgramPart> parts)
    {
        var end = 0;
        return parts.FirstOrDefault(part => location.SourceSpan.Start < (end += part.Text.Length))?.From;
    }

    private static string Line(Location location) =>
        location.SourceTree?.GetText() is { } text ? text.Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim() : "";
}
