using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// The comment that a cell begins with says from where it has the names of other cells. In an editor it is all
/// that a learner has to go by when such a cell is run too early: the compiler knows of no other cell.
/// </summary>
internal static class FirstComment
{
    private const string Above = "the cell above";
    private const int LongestLine = 117;

    /// <summary>What the comment should be, or null when it says all that is needed.</summary>
    public static string? Wanted(Cell cell, Notebook notebook)
    {
        var needs = CellNeed.Of(cell, notebook);
        var comment = string.Join(' ', Lines(cell));
        if (needs.All(need => Tells(comment, need))) return null;
        var parts = needs.GroupBy(Place).Select(Part).ToArray();
        var line = $"// {string.Join("; ", parts)}";
        return line.Length <= LongestLine ? line : string.Join('\n', parts.Select(part => $"// {part}"));
    }

    /// <summary>Writes the comment where it is not as it should be, over the one that was there for the same purpose.</summary>
    public static void Mend(Cell cell, Notebook notebook)
    {
        if (Wanted(cell, notebook) is not { } wanted) return;
        var old = Lines(cell).TakeWhile(line => line.Contains(" from ", StringComparison.Ordinal)).Count();
        cell.Source = $"{wanted}\n{string.Join('\n', cell.Source.Split('\n').Skip(old))}";
    }

    private static IEnumerable<string> Lines(Cell cell) =>
        cell.Source.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal));

    private static bool Tells(string comment, CellNeed need) =>
        Regex.IsMatch(comment, $@"\b{Regex.Escape(need.Name)}\b")
        && (comment.Contains($"\"{need.Heading}\"", StringComparison.Ordinal)
            || (need.IsNextAbove && comment.Contains(Above, StringComparison.Ordinal)));

    private static string Place(CellNeed need) =>
        need.IsNextAbove ? Above : need.Heading.Length > 0 ? $"\"{need.Heading}\"" : $"the cell `{need.From.FirstLine}`";

    private static string Part(IGrouping<string, CellNeed> needs)
    {
        var names = needs.Select(need => need.Name).ToArray();
        return names.Length == 1 ? $"{names[0]} is from {needs.Key}"
            : $"{string.Join(", ", names[..^1])} and {names[^1]} are from {needs.Key}";
    }
}
