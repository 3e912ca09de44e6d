using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Authoring.Contract;

/// <summary>Fixes in a lesson what needs no judgment, and returns what it changed.</summary>
internal static partial class LessonRepair
{
    private const int Minor = 5;

    /// <summary>Fixes one of these lessons. Only generated lines of its text and code change.</summary>
    public static IReadOnlyList<Finding> Repair(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var done = new List<Finding>();
        void Did(string place, string what) => done.Add(new Finding(lesson.Name, place, what));

        if (!LessonContract.HasMetadata(lesson))
        {
            lesson.Json["metadata"] = LessonContract.Metadata.DeepClone();
            Did("notebook", "restored its metadata.");
        }

        if (lesson.Json["nbformat_minor"] is not JsonValue minor || !minor.TryGetValue<int>(out var number)
            || number != Minor)
        {
            lesson.Json["nbformat_minor"] = Minor;
            Did("notebook", $"set nbformat_minor to {Minor}.");
        }

        Ids(lesson, Did);
        foreach (var cell in lesson.CodeCells)
        {
            Code(cell, Did);
            if (DependencyComment.Fix(cell, lesson)) Did(cell.Id, "wrote which cells define the names it uses.");
        }

        Opening(lesson, lessons, Did);
        Closing(lesson, lessons, Did);
        return done;
    }

    /// <summary>Fixes the navigation line of a lesson and nothing else.</summary>
    public static IReadOnlyList<Finding> Navigate(Notebook lesson, IReadOnlyList<Notebook> lessons)
    {
        var done = new List<Finding>();
        Closing(lesson, lessons, (place, what) => done.Add(new Finding(lesson.Name, place, what)));
        return done;
    }

    /// <summary>Writes text as nbformat's own tools do: as a list of lines.</summary>
    public static void SplitLines(Notebook lesson)
    {
        foreach (var cell in lesson.Cells)
        {
            if (cell.Json["source"] is JsonArray) continue;
            var lines = cell.Source.Split('\n');
            cell.Json["source"] = new JsonArray([.. lines
                .Select((line, index) => (JsonNode)(index < lines.Length - 1 ? line + "\n" : line))
                .Where(line => line.GetValue<string>().Length > 0)]);
        }
    }

    private static void Ids(Notebook lesson, Action<string, string> did)
    {
        var seen = new HashSet<string>();
        var taken = lesson.Cells.Select(cell => cell.Id).ToHashSet();
        foreach (var cell in lesson.Cells)
        {
            if (Id().IsMatch(cell.Id) && seen.Add(cell.Id)) continue;
            var root = Id().IsMatch(cell.Id) ? cell.Id[..Math.Min(cell.Id.Length, 50)] : "cell";
            var id = Enumerable.Range(2, lesson.Cells.Count + 1)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{root}-{number}")).First(taken.Add);
            did(id, cell.Id.Length == 0 ? "gave the cell this id." : $"gave the cell this id, instead of '{cell.Id}'.");
            cell.Json["id"] = id;
            seen.Add(id);
        }
    }

    private static void Code(Cell cell, Action<string, string> did)
    {
        // A cell in another language is left to its author.
        if (!LessonContract.HasCellMetadata(cell) && cell.IsCSharp)
        {
            cell.Json["metadata"] = LessonContract.CellMetadata.DeepClone();
            did(cell.Id, "restored its metadata.");
        }

        if (LessonContract.IsCleared(cell)) return;
        cell.Json["outputs"] = new JsonArray();
        cell.ExecutionCount = null;
        did(cell.Id, "cleared its outputs and execution count.");
    }

    private static void Opening(Notebook lesson, IReadOnlyList<Notebook> lessons, Action<string, string> did)
    {
        var opening = lesson.Cells[0];
        var updated = OpeningLine.Update(lesson, lessons);
        if (updated == opening.Source) return;
        opening.Source = updated;
        did(opening.Id, "updated the line with its time and its part.");
    }

    private static void Closing(Notebook lesson, IReadOnlyList<Notebook> lessons, Action<string, string> did)
    {
        var last = lesson.Cells[^1];
        var expected = Navigation.Line(lesson, lessons);
        var lines = last.Source.TrimEnd().Split('\n');
        if (!last.IsMarkdown || last.Source.Split('\n')[^1] == expected) return;
        last.Source = Navigation.IsLine(lines[^1])
            ? string.Join('\n', [.. lines[..^1], expected])
            : $"{string.Join('\n', lines)}\n\n---\n\n{expected}";
        did(last.Id, "updated the navigation line.");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Id();
}
