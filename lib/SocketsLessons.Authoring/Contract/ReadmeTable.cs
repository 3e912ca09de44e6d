using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// The table of lessons in README.md, in their order. A row's description is written by hand and kept. A new row takes
/// its description from the lesson's "Afterwards you can".
/// </summary>
internal static partial class ReadmeTable
{
    public const string Name = "README";

    private const string Head = "| lesson | what it is about |\n| --- | --- |\n";

    /// <summary>The file above the lessons' folder.</summary>
    public static string PathFor(IReadOnlyList<Notebook> lessons) =>
        Path.GetFullPath(Path.Combine(lessons[0].Folder, "..", Name + ".md"));

    /// <summary>The text with an up-to-date table, or null if it has no table of lessons.</summary>
    public static string? Update(string readme, IReadOnlyList<Notebook> lessons)
    {
        var old = Table().Match(readme);
        if (!old.Success) return null;
        // If a lesson has two rows, both descriptions are kept.
        var kept = Row().Matches(old.Groups[1].Value)
            .GroupBy(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim())
            .ToDictionary(row => row.Key, row => string.Join("; ", row.Distinct()));
        var rows = lessons.Select(lesson => Line(lesson, kept.GetValueOrDefault(lesson.Name) ?? Description(lesson)));
        return readme[..old.Index] + Head + string.Concat(rows) + readme[(old.Index + old.Length)..];
    }

    /// <summary>The text with a row added for a lesson in its place, or null if it has no table of lessons.</summary>
    public static string? Add(string readme, Notebook lesson)
    {
        var table = Table().Match(readme);
        if (!table.Success) return null;
        var rows = table.Groups[1].Value;
        var known = Row().Matches(rows);
        if (known.Any(row => row.Groups[1].Value == lesson.Name)) return readme;
        var next = known.FirstOrDefault(row => string.CompareOrdinal(row.Groups[1].Value, lesson.Name) > 0);
        var place = table.Groups[1].Index + (next is null ? rows.Length : rows.LastIndexOf('\n', next.Index) + 1);
        var end = place > 0 && readme[place - 1] != '\n' ? "\n" : "";
        return readme[..place] + end + Line(lesson, Description(lesson)) + readme[place..];
    }

    private static string Line(Notebook lesson, string about) =>
        $"| [{lesson.Title}](notebooks/{lesson.Name}.ipynb) | {about} |\n";

    private static string Description(Notebook lesson)
    {
        // Of the goals, the first sentence.
        var goals = lesson.Document.Opening.GoalsInOneLine ?? "";
        return FirstSentence().Match(goals).Groups[1].Value.Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| lesson \| what it is about \|\n\|[ \-|]+\|\n((?:\|.*(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"\(notebooks/([^)]+)\.ipynb\) \| (.*) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(.*?)(?:\.\s|\.?$)")]
    private static partial Regex FirstSentence();
}
