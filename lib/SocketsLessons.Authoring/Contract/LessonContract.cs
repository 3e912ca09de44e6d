using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>The rules that every lesson keeps, so that it opens and runs in every editor.</summary>
internal static partial class LessonContract
{
    public const string LibraryLine = "#r \"../lib/SocketsLessons/bin/SocketsLessons.dll\"";

    private const int MaxLines = 28;
    private const int MaxLineLength = 120;

    public static readonly JsonObject Metadata = JsonNode.Parse(
        """
        {
          "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
          "language_info": {"name": "polyglot-notebook"},
          "polyglot_notebook": {
            "kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": [], "name": "csharp"}]}
          }
        }
        """)!.AsObject();

    public static readonly JsonObject CellMetadata = JsonNode.Parse(
        """{"dotnet_interactive": {"language": "csharp"}, "polyglot_notebook": {"kernelName": "csharp"}}""")!
        .AsObject();

    public static bool HasMetadata(Notebook lesson) => JsonNode.DeepEquals(lesson.Json["metadata"], Metadata);

    public static bool HasCellMetadata(Cell cell) => JsonNode.DeepEquals(cell.Json["metadata"], CellMetadata);

    public static bool IsCleared(Cell cell) =>
        cell.Json["outputs"] is JsonArray { Count: 0 } && cell.ExecutionCount is null;

    /// <summary>Checks one of these lessons.</summary>
    public static IEnumerable<Finding> Check(Notebook lesson, IReadOnlyList<Notebook> lessons) =>
        !lesson.IsCSharp ? [Foreign(lesson)] :
    [
        .. Whole(lesson),
        .. Text(lesson, lessons),
        .. lesson.Cells.SelectMany(cell => Code(lesson, cell)),
        .. Exercises(lesson),
        .. OpeningLine.IsIn(lesson) ? Style(lesson) : [],
    ];

    private static Finding Foreign(Notebook lesson) => new(lesson.Name, "notebook",
        $"lessons are in C#, and this notebook is in '{lesson.Language}'. Move it to another folder.");

    private static IEnumerable<Finding> Whole(Notebook lesson)
    {
        Finding Found(string what) => new(lesson.Name, "notebook", what);
        if (!FileName().IsMatch(lesson.Name)) yield return Found("name it NN-kebab-title.ipynb.");
        if (lesson.Json["nbformat_minor"] is not JsonValue minor
            || !minor.TryGetValue<int>(out var number) || number != 5)
            yield return Found("set nbformat_minor to 5.");
        if (!HasMetadata(lesson))
            yield return Found(
                "its metadata differ from those of the other lessons. `author check --fix` restores them.");
        if (File.Exists(lesson.Path) && File.ReadAllText(lesson.Path) != lesson.ToText())
            yield return Found("write its JSON with an indent of one space and a newline at the end.");
        foreach (var id in lesson.Cells.Select(cell => cell.Id).GroupBy(id => id)
            .Where(group => group.Count() > 1 || group.Key.Length == 0))
            yield return Found(id.Key.Length == 0 ? "give every cell an id." : $"two cells have the id '{id.Key}'.");
    }

    private static IEnumerable<Finding> Text(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var texts = lesson.Document.Texts.Select(part => part.Text).ToArray();
        if (texts.SelectMany(text => text.Headings).Count(heading => heading.Level == 1) != 1
            || !lesson.Title.StartsWith(Number(lesson), StringComparison.Ordinal))
            yield return new Finding(
                lesson.Name, "notebook",
                "give it one heading of the first level that begins with the lesson's number.");
        foreach (var what in OpeningLine.Check(lesson, lessons))
            yield return new Finding(lesson.Name, lesson.Cells[0].Id, what);

        var last = lesson.Cells[^1];
        var expected = Navigation.Line(lesson, lessons);
        if (!last.Source.Contains("## What you saw", StringComparison.Ordinal)
            || !last.Source.Contains("**Try.**", StringComparison.Ordinal))
            yield return new Finding(lesson.Name, last.Id, "close with '## What you saw' and '**Try.**'.");
        else if (!NamesCellToTry(last, texts))
            yield return new Finding(
                lesson.Name, last.Id,
                "'**Try.**' should change a cell, since a page has no empty one: name its section, in italics.");
        if (last.Source.Split('\n')[^1] != expected)
            yield return new Finding(lesson.Name, last.Id, $"the last line should be: {expected}");
        foreach (var file in texts.SelectMany(text => text.LinkedFiles))
        {
            if (!File.Exists(Path.Combine(lesson.Folder, file)))
                yield return new Finding(lesson.Name, "notebook", $"there is no file for the link to {file}.");
        }
    }

    private static bool NamesCellToTry(Cell last, LessonText[] texts)
    {
        var sections = texts.SelectMany(text => text.Sections).Select(section => section.Title).ToHashSet();
        var start = last.Source.IndexOf("**Try.**", StringComparison.Ordinal);
        return last.Markdown.Italics.Any(italic => italic.Start > start && sections.Contains(italic.Text));
    }

    private static IEnumerable<Finding> Code(Notebook lesson, Cell cell)
    {
        Finding Found(string what) => new(lesson.Name, cell.Id, what);
        if (!cell.IsCode) yield break;
        if (!HasCellMetadata(cell)) yield return Found("its metadata differ from those of the other cells.");
        if (!IsCleared(cell))
            yield return Found("clear its outputs and execution count before you commit.");
        var lines = cell.Source.Split('\n');
        if (lines.Length > MaxLines) yield return Found($"it has more than {MaxLines} lines. Split it into two cells.");
        if (Claim().Matches(cell.Source).Any(claim => !Question().IsMatch(claim.Groups[1].Value)))
            yield return Found("put its claim as a question: new Claim(\"Is it true that …?\")");
        if (lines.Any(line => line.Length > MaxLineLength))
            yield return Found($"a line has more than {MaxLineLength} characters.");
        if (cell.Source.Contains("nuget:", StringComparison.OrdinalIgnoreCase))
            yield return Found("a lesson restores no packages.");

        var first = cell == lesson.CodeCells.First();
        if (first && (!cell.Source.StartsWith(LibraryLine + "\n", StringComparison.Ordinal)
            || !cell.Source.EndsWith("Lesson.Open()", StringComparison.Ordinal)))
            yield return Found($"the first code cell begins with {LibraryLine} and ends with Lesson.Open()");
        if (DependencyComment.Expected(cell, lesson) is { } comment)
            yield return Found($"it uses names of other cells, so it should begin with: {comment}");
        if (!first && cell.Source.Contains("#r ", StringComparison.Ordinal))
            yield return Found("only the first code cell has an #r line.");
    }

    private static IEnumerable<Finding> Exercises(Notebook lesson) =>
        from exercise in lesson.Document.Exercises
        from what in (string?[])
        [
            exercise.Solution is null ? "has no solution in <details>" : null,
            exercise.Hints == 0 ? "has no hint in <details>" : null,
            exercise.Number.StartsWith(Number(lesson), StringComparison.Ordinal) ? null
                : "has the number of another lesson",
        ]
        where what is not null
        select new Finding(lesson.Name, exercise.Stub.Id, $"exercise {exercise.Number} {what}.");

    private static IEnumerable<Finding> Style(Notebook lesson) =>
    [
        .. LessonShape.Check(lesson).Select(found => new Finding(lesson.Name, found.Place, found.What)),
        .. from cell in lesson.Cells
           from what in PlainWords.Check(cell.Source)
           select new Finding(lesson.Name, cell.Id, what),
    ];

    private static string Number(Notebook lesson) => lesson.Name.Split('-')[0];

    [GeneratedRegex("new Claim\\(\"([^\"]*)")]
    private static partial Regex Claim();

    [GeneratedRegex(@"^Is it true that .+\?$")]
    private static partial Regex Question();

    [GeneratedRegex("^[0-9]{2}(-[a-z0-9]+)+$")]
    private static partial Regex FileName();
}
