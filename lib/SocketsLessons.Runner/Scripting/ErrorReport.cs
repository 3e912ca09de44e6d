using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Scripting;

/// <summary>Writes the compiler's errors as learners need them, each with its line of the cell.</summary>
internal static class ErrorReport
{
    public static JsonObject Of(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => Describe(diagnostic)).ToArray();
        return CellOutput.CompilationError(errors);
    }

    /// <summary>The calls that nobody waits for: what they throw is lost, so they are told even though the cell runs.</summary>
    public static JsonObject? NotAwaited(ImmutableArray<Diagnostic> diagnostics)
    {
        var lines = diagnostics.Where(diagnostic => diagnostic.Id == "CS4014")
            .Select(diagnostic => $"Line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: nobody waits for this call to end, nor learns how. Is `await` missing?\n")
            .ToArray();
        return lines.Length == 0 ? null : CellOutput.Stream("stderr", string.Concat(lines));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var position = diagnostic.Location.GetLineSpan().StartLinePosition;
        return $"({position.Line + 1},{position.Character + 1}): error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
