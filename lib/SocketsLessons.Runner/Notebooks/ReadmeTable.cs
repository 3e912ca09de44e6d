using System.Text.RegularExpressions;

namespace SocketsLessons.Runner.Notebooks;

/// <summary>
/// The table of lessons in README.md: a row a lesson, in order. What a row says about its lesson is written by hand
/// and kept; a new row says what its lesson says under "Afterwards you can".
/// </summary>
internal static partial class ReadmeTable
{
    public const string Name = "README";

    private const string Head = "| lesson | what it is about |\n| --- | --- |\n";

    /// <summary>The file above the lessons' folder.</summary>
    public static string PathFor(IReadOnlyList<Notebook> lessons) => Path.GetFullPath(Path.Combine(lessons[0].Folder, "..", Name + ".md"));

    /// <summary>The text with the table as it should be; null where it has no table of lessons.</summary>
    public static string? In(string readme, IReadOnlyList<Notebook> lessons)
    {
        var old = Table().Match(readme);
        if (!old.Success) return null;
        // Of two rows for one lesson neither is lost.
        var kept = Row().Matches(old.Groups[1].Value).GroupBy(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim())
            .ToDictionary(row => row.Key, row => string.Join("; ", row.Distinct()));
        var rows = lessons.Select(lesson => Line(lesson, kept.GetValueOrDefault(lesson.Name) ?? Promise(lesson)));
        return readme[..old.Index] + Head + string.Concat(rows) + readme[(old.Index + old.Length)..];
    }

    /// <summary>The text with a row for a lesson that has none, before those of later lessons; null where it has no table.</summary>
    public static string? With(string readme, Notebook lesson)
    {
        var table = Table().Match(readme);
        if (!table.Success) return null;
        var rows = table.Groups[1].Value;
        var known = Row().Matches(rows);
        if (known.Any(row => row.Groups[1].Value == lesson.Name)) return readme;
        var next = known.FirstOrDefault(row => string.CompareOrdinal(row.Groups[1].Value, lesson.Name) > 0);
        var place = table.Groups[1].Index + (next is null ? rows.Length : rows.LastIndexOf('\n', next.Index) + 1);
        var end = place > 0 && readme[place - 1] != '\n' ? "\n" : "";
        return readme[..place] + end + Line(lesson, Promise(lesson)) + readme[place..];
    }

    private static string Line(Notebook lesson, string about) => $"| [{lesson.Title}](notebooks/{lesson.Name}.ipynb) | {about} |\n";

    private static string Promise(Notebook lesson)
    {
        var promise = Afterwards().Match(lesson.Cells[0].Source).Groups[1].Value;
        return promise.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"^\| lesson \| what it is about \|\n\|[ \-|]+\|\n((?:\|.*(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"\(notebooks/([^)]+)\.ipynb\) \| (.*) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\*\*Afterwards you can\*\*(.*?)(?:\.\s|\.?\z)", RegexOptions.Singleline)]
    private static partial Regex Afterwards();
}
