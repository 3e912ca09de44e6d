using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// The comment that a cell begins with says from where it has the names of other cells. In an editor it is all
/// that a learner has to go by when such a cell is run too early: the compiler knows of no other cell.
/// </summary>
internal static partial class FirstComment
{
    private const string Above = "the cell above";
    private const string Top = "the top of the lesson";
    private const int LongestLine = 117;
    private const string Name = @"(?<name>@?[\p{L}_]\w*)";
    private const string Where = $"(?:{Above}|{Top}|the cell `[^`]+`|\"[^\"]+\")";
    private const string From = $"{Name}(?:, {Name})*(?: and {Name})? (?:is|are) from {Where}";

    /// <summary>What the comment should be, or null when it names every place that the cell has names from, or the cell is not in C#.</summary>
    public static string? Wanted(Cell cell, Notebook notebook)
    {
        if (cell.Language is not ("csharp" or "C#")) return null;
        var needs = CellNeed.Of(cell, notebook);
        var comment = string.Join(' ', Lines(cell));
        if (needs.All(need => comment.Contains(Place(need), StringComparison.Ordinal) || comment.Contains($"\"{need.Heading}\"", StringComparison.Ordinal))) return null;

        string Place(CellNeed need) => need.IsNextAbove ? Above
            : need.Heading.Length == 0 ? $"the cell `{need.From.FirstLine}`"
            : need.Heading == notebook.Title ? Top : $"\"{need.Heading}\"";
        var places = needs.OrderBy(need => notebook.Cells.Index().First(known => known.Item == need.From).Index).GroupBy(Place).ToArray();
        var line = $"// {string.Join("; ", places.Select(Part))}";
        return line.Length <= LongestLine ? line : $"// Needs {List([.. places.Select(place => place.Key)])}.";
    }

    /// <summary>Writes the comment where it is not as it should be, over the one for the same purpose; false where it was right.</summary>
    public static bool Mend(Cell cell, Notebook notebook)
    {
        if (Wanted(cell, notebook) is not { } wanted) return false;
        var used = CellNames.Of(cell).Used;
        var old = Lines(cell).Select(line => Generated().Match(line)).TakeWhile(line => IsForNames(line, used)).ToArray();
        // What such a comment says beside stays, in a line of its own.
        var kept = old.Select(line => line.Groups["rest"].Value).Where(rest => rest.Length > 0).Select(rest => $"// {rest}");
        cell.Source = string.Join('\n', [wanted, .. kept, .. cell.Source.Split('\n').Skip(old.Length)]);
        return true;
    }

    /// <summary>Whether a comment has the form of the generated ones, and speaks of the cell's names: any other is its author's.</summary>
    private static bool IsForNames(Match comment, IReadOnlySet<string> used) => comment.Success
        && (comment.Groups["name"].Captures is { Count: 0 } || comment.Groups["name"].Captures.Any(name => used.Contains(name.Value)));

    private static IEnumerable<string> Lines(Cell cell) =>
        cell.Source.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal));

    private static string Part(IGrouping<string, CellNeed> needs)
    {
        var names = needs.Select(need => need.Name).ToArray();
        return $"{List(names)} {(names.Length == 1 ? "is" : "are")} from {needs.Key}";
    }

    private static string List(string[] items) =>
        items.Length == 1 ? items[0] : $"{string.Join(", ", items[..^1])} and {items[^1]}";

    [GeneratedRegex($@"^// (?:{From}(?:; {From})*|Needs {Where}(?:, {Where})*(?: and {Where})?)(?:\.(?: (?<rest>.+))?)?$")]
    private static partial Regex Generated();
}
