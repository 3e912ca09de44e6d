using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>Says what a cell may not do that a program may, where the compiler's error does not.</summary>
internal static partial class ScriptRules
{
    public static string? Advice(JsonNode error, Cell cell) =>
        Cell.Text(error["ename"]) == CellOutput.CompilationErrorName && TopLevelUsing().Match(cell.Source) is { Success: true } match
            ? $"A cell has no `using var` outside a block: write `using (var {match.Groups[1].Value} = …)` and braces around what uses it."
            : null;

    [GeneratedRegex(@"^using var (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelUsing();
}
