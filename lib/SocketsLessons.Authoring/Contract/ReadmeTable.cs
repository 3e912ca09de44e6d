using System.Globalization;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>
/// The tables of lessons in README.md, one for each part of the course. A row's description is written by hand and
/// kept. A new row takes its description from the lesson's "In this lesson". The rest is generated.
/// </summary>
internal static partial class ReadmeTable
{
    public const string Name = "README";

    private const string Head = "| lesson | what it is about | minutes |\n| --- | --- | ---: |\n";

    /// <summary>A row of a table.</summary>
    /// <param name="Lesson">The notebook's name.</param>
    /// <param name="Title">The lesson's title.</param>
    /// <param name="About">What it is about, as Markdown.</param>
    /// <param name="Minutes">How long it takes.</param>
    private sealed record Row(string Lesson, string Title, string About, int Minutes);

    /// <summary>The file above the lessons' folder.</summary>
    public static string PathFor(IReadOnlyList<Notebook> lessons) =>
        Path.GetFullPath(Path.Combine(lessons[0].Folder, "..", Name + ".md"));

    /// <summary>The text with up-to-date tables, or null if it has no table of lessons.</summary>
    public static string? Update(string readme, IReadOnlyList<Notebook> lessons)
    {
        var old = Tables().Match(readme);
        if (!old.Success) return null;
        // If a lesson has two rows, both descriptions are kept.
        var kept = Rows(old.Value).GroupBy(row => row.Lesson, row => row.About)
            .ToDictionary(row => row.Key, row => string.Join("; ", row.Distinct()));
        return Replace(readme, old, lessons.Select(lesson => Of(lesson, kept.GetValueOrDefault(lesson.Name))));
    }

    /// <summary>The text with a row added for a lesson in its place, or null if it has no table of lessons.</summary>
    public static string? Add(string readme, Notebook lesson)
    {
        var old = Tables().Match(readme);
        if (!old.Success) return null;
        var rows = Rows(old.Value).ToArray();
        return rows.Any(row => row.Lesson == lesson.Name) ? readme
            : Replace(readme, old, rows.Append(Of(lesson, null)).OrderBy(row => row.Lesson, StringComparer.Ordinal));
    }

    private static string Replace(string readme, Match old, IEnumerable<Row> rows)
    {
        var tables = string.Join('\n', rows.GroupBy(row => CoursePart.Of(row.Lesson)).Select(Table));
        return readme[..old.Index] + tables + readme[(old.Index + old.Length)..];
    }

    private static string Table(IGrouping<CoursePart, Row> part)
    {
        var lines = part.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"| [{row.Title}](notebooks/{row.Lesson}.ipynb) | {row.About} | {row.Minutes} |\n")).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"### {part.Key.Name}\n\n{lines.Length} {(lines.Length == 1 ? "lesson" : "lessons")}, "
                + $"{part.Sum(row => row.Minutes)} minutes. {part.Key.Advice}\n\n{Head}{string.Concat(lines)}");
    }

    private static IEnumerable<Row> Rows(string tables) => RowLine().Matches(tables).Select(row => new Row(
        row.Groups["lesson"].Value, row.Groups["title"].Value, row.Groups["about"].Value.Trim(),
        int.TryParse(row.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0));

    private static Row Of(Notebook lesson, string? about) => new(
        lesson.Name, lesson.Title, about ?? Description(lesson),
        lesson.Document.Opening.Minutes ?? ReadingTime.Minutes(lesson));

    private static string Description(Notebook lesson) =>
        (lesson.Document.Opening.Promise ?? "").Replace("|", "\\|", StringComparison.Ordinal);

    // The tables, each with its heading and a sentence above.
    [GeneratedRegex(
        @"(?:(?:^### .+\n\n[^|\n].*\n\n)?^\| lesson \| what it is about \|.*\n\|[ \-:|]+\|\n(?:\|.*(?:\n|\z))*"
            + @"(?:\n(?=### .+\n\n[^|\n].*\n\n\| lesson ))?)+", RegexOptions.Multiline)]
    private static partial Regex Tables();

    [GeneratedRegex(
        @"^\| \[(?<title>.+)\]\(notebooks/(?<lesson>[^)]+)\.ipynb\) \| (?<about>.*?) \|(?: (?<minutes>\d+) \|)?$",
        RegexOptions.Multiline)]
    private static partial Regex RowLine();
}
