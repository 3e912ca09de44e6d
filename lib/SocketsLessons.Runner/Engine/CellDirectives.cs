namespace SocketsLessons.Runner.Engine;

/// <summary>Finds the directives in a cell that the script engine doesn't support, so that it can name them.</summary>
internal static class CellDirectives
{
    /// <summary>Says what the engine can't do in this cell, or null.</summary>
    public static string? Unsupported(string code)
    {
        // The kernel takes each line that starts like this for a magic command, even in the middle of a string.
        if (code.Split('\n').FirstOrDefault(line => line.StartsWith("#!", StringComparison.Ordinal)) is { } magic)
            return $"Only the .NET Interactive kernel knows the magic command '{magic.Trim()}'.";

        // Of the others, only what the compiler sees as a directive counts.
        var directive = CSharpScriptOptions.ParseCell(code).DescendantTrivia().Where(trivia => trivia.IsDirective)
            .Select(trivia => trivia.ToFullString().Trim()).FirstOrDefault(IsPackageDirective);
        return directive is null ? null
            : $"'{directive}' isn't supported: lessons restore no packages. Reference a DLL by its path.";
    }

    /// <summary>Whether the first line selects the C# kernel, which runs the cell anyway.</summary>
    public static bool SelectsCSharp(string code) => code.Split('\n')[0].Trim() is "#!csharp" or "#!c#" or "#!C#";

    /// <summary>The code without that line. Line numbers stay.</summary>
    public static string WithoutSelector(string code) => !SelectsCSharp(code) ? code
        : code.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? code[end..] : "";

    private static bool IsPackageDirective(string directive) =>
        (directive.StartsWith("#r", StringComparison.Ordinal) || directive.StartsWith("#i", StringComparison.Ordinal))
        && directive.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase);
}
