using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// The comment at the start of a cell that says which other cells define the names it uses. In an editor, it's all that
/// a learner sees after running a cell too early: the compiler doesn't know the other cells.
/// </summary>
internal static partial class DependencyComment
{
    private const string Above = "the cell above";
    private const string Top = "the top of the lesson";
    private const int MaxLineLength = 117;
    private const string Name = @"(?<name>@?[\p{L}_]\w*)";
    private const string Where = $"(?:{Above}|{Top}|the cell `[^`]+`|\"[^\"]+\")";
    private const string From = $"{Name}(?:, {Name})*(?: and {Name})? (?:is|are) from {Where}";

    /// <summary>The comment that the cell should have; null if it already names every cell it needs, or isn't in
    /// C#.</summary>
    public static string? Expected(Cell cell, Notebook notebook)
    {
        if (!cell.IsCSharp) return null;
        var needs = CellDependency.Of(cell, notebook);
        var comment = string.Join(' ', Lines(cell));
        if (needs.All(need => comment.Contains(Place(need), StringComparison.Ordinal)
            || comment.Contains($"\"{need.Heading}\"", StringComparison.Ordinal))) return null;

        string Place(CellDependency need) => need.IsNextAbove ? Above
            : need.Heading.Length == 0 ? $"the cell `{need.From.FirstLine}`"
            : need.Heading == notebook.Title ? Top : $"\"{need.Heading}\"";
        var places = needs.OrderBy(need => notebook.Cells.Index().First(known => known.Item == need.From).Index)
            .GroupBy(Place).ToArray();
        var line = $"// {string.Join("; ", places.Select(Part))}";
        return line.Length <= MaxLineLength ? line : $"// Needs {List([.. places.Select(place => place.Key)])}.";
    }

    /// <summary>Writes the comment, replacing an earlier generated one. Returns false if it was right
    /// already.</summary>
    public static bool Fix(Cell cell, Notebook notebook)
    {
        if (Expected(cell, notebook) is not { } wanted) return false;
        var used = cell.Names.Used;
        var old = Lines(cell).Select(line => Generated().Match(line))
            .TakeWhile(line => IsGenerated(line, used)).ToArray();
        // An author's addition to a generated comment is kept, on its own line.
        var kept = old.Select(line => line.Groups["rest"].Value).Where(rest => rest.Length > 0)
            .Select(rest => $"// {rest}");
        cell.Source = string.Join('\n', [wanted, .. kept, .. cell.Source.Split('\n').Skip(old.Length)]);
        return true;
    }

    /// <summary>Whether a comment looks generated and names what the cell uses. Any other is its author's.</summary>
    private static bool IsGenerated(Match comment, IReadOnlySet<string> used) => comment.Success
        && (comment.Groups["name"].Captures is { Count: 0 }
            || comment.Groups["name"].Captures.Any(name => used.Contains(name.Value)));

    private static IEnumerable<string> Lines(Cell cell) =>
        cell.Source.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal));

    private static string Part(IGrouping<string, CellDependency> needs)
    {
        var names = needs.Select(need => need.Name).ToArray();
        return $"{List(names)} {(names.Length == 1 ? "is" : "are")} from {needs.Key}";
    }

    private static string List(string[] items) =>
        items.Length == 1 ? items[0] : $"{string.Join(", ", items[..^1])} and {items[^1]}";

    [GeneratedRegex(
        $@"^// (?:{From}(?:; {From})*|Needs {Where}(?:, {Where})*(?: and {Where})?)(?:\.(?: (?<rest>.+))?)?$")]
    private static partial Regex Generated();
}
