using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>Explains what a program may do and a cell may not, where the compiler's error doesn't.</summary>
internal static partial class ScriptRules
{
    public static string? Advice(JsonNode error, Cell cell) =>
        Cell.Text(error["ename"]) == CellOutput.CompilationErrorName
            && TopLevelUsing().Match(cell.Source) is { Success: true } match
            ? "A cell can't have `using var` outside a block. "
                + $"Write `using (var {match.Groups[1].Value} = …)` and braces around the code that uses it."
            : null;

    [GeneratedRegex(@"^using var (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelUsing();
}
