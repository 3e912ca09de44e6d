using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>Writes the compiler's errors as outputs, each with its line of the cell.</summary>
internal static class CompilationErrors
{
    public static JsonObject Of(ImmutableArray<Diagnostic> diagnostics) => CellOutput.CompilationError(
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Describe)]);

    /// <summary>Names the calls without <c>await</c> (CS4014): their exceptions are lost, although the cell
    /// runs.</summary>
    public static JsonObject? Unawaited(ImmutableArray<Diagnostic> diagnostics)
    {
        var lines = diagnostics.Where(diagnostic => diagnostic.Id == "CS4014")
            .Select(diagnostic => $"Line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: "
                + "this call isn't awaited, so the cell doesn't wait for it and its exceptions are lost.\n").ToArray();
        return lines.Length == 0 ? null : CellOutput.Stream("stderr", string.Concat(lines));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var position = diagnostic.Location.GetLineSpan().StartLinePosition;
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return $"({position.Line + 1},{position.Character + 1}): error {diagnostic.Id}: {message}";
    }
}
