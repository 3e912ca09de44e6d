using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocketsLessons.Runner.Scripting;

/// <summary>Finds what stands in a cell and this engine does not do, so that it is named and not skipped.</summary>
internal static class CellDirectives
{
    /// <summary>Says what the engine cannot do in this cell, or null when there is nothing.</summary>
    public static string? Unknown(string code, CSharpParseOptions options)
    {
        // The kernel takes every line that begins so for a magic command, be it in the middle of a string.
        if (code.Split('\n').FirstOrDefault(line => line.StartsWith("#!", StringComparison.Ordinal)) is { } magic)
            return $"The magic command '{magic.Trim()}' is not known here; only the .NET Interactive kernel runs it.";

        // Of the others, only what the compiler sees as a directive counts: the same characters may stand in a string.
        var directives = CSharpSyntaxTree.ParseText(code, options).GetRoot().DescendantTrivia()
            .Where(trivia => trivia.IsDirective)
            .Select(trivia => trivia.ToFullString().Trim());
        foreach (var directive in directives)
        {
            if (directive.StartsWith("#r", StringComparison.Ordinal) && directive.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase))
                return $"'{directive}' is not done here: lessons restore no packages; reference a DLL by its path.";
            if (directive.StartsWith("#i", StringComparison.Ordinal) && directive.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase))
                return $"'{directive}' is not done here: lessons restore no packages.";
        }

        return null;
    }
}
