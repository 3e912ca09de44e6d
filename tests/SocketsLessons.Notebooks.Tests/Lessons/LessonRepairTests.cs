using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocketsLessons.Runner;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class LessonRepairTests
{
    // Each of these breaks one thing that a repair restores to the letter. The last one is undone by the others.
    private static readonly Dictionary<string, Action<LessonCopies>> Breakages = new()
    {
        ["clear its outputs"] = copies => copies.Break(lesson =>
        {
            lesson.CodeCells.First().Outputs.Add(
                new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "kept?" });
            lesson.CodeCells.Last().ExecutionCount = 7;
        }),
        ["its metadata differ from those of the other lessons"] = copies =>
            copies.Break(lesson => lesson.Json["metadata"]!["kernelspec"]!["name"] = "python3"),
        ["its metadata differ from those of the other cells"] = copies =>
            copies.Break(lesson => lesson.CodeCells.First().Json["metadata"] = new JsonObject()),
        ["set nbformat_minor to 5"] = copies => copies.Break(lesson => lesson.Json["nbformat_minor"] = 2),
        ["the last line should be"] = copies =>
            copies.Break(lesson => Replace(lesson.Cells[^1], "[Next: ", "[After: ")),
        ["by its length and its part it should say"] = copies =>
            copies.Break(lesson => Replace(lesson.Cells[0], " · Measuring · ", " · Building · "), "13"),
        ["link the first use of 'loopback'"] = copies => copies.Break(lesson =>
            Replace(
                lesson.Cells.Single(cell => cell.Id == "echo-predict"),
                "[*loopback*](glossary.md#loopback)", "*loopback*")),
        ["its lines 'Met in' are out of date"] = copies =>
            Rewrite(copies.Glossary, text => text.Replace("Met in [00", "Met in [09", StringComparison.Ordinal)),
        ["the table of lessons is out of date"] = copies => Rewrite(copies.Readme, text =>
            text.Replace("[00 Start here]", "[00 Begin]", StringComparison.Ordinal)),
        ["write its JSON with an indent of one space"] = copies =>
            File.WriteAllText(copies.First.Path, copies.First.Json.ToJsonString()),
    };

    [Fact]
    public void Repair_of_a_right_lesson_writes_nothing()
    {
        using var copies = new LessonCopies();
        var before = copies.Files();

        Assert.Empty(copies.Findings());
        Assert.Empty(copies.Repair());
        Assert.Equal(before, copies.Files());
    }

    [Fact]
    public void Repair_restores_broken_lessons_to_the_letter()
    {
        using var copies = new LessonCopies();
        var before = copies.Files();
        foreach (var breakage in Breakages.Values) breakage(copies);
        var findings = copies.Findings();
        Assert.All(Breakages.Keys, finding => Assert.Contains(
            findings, found => found.Contains(finding, StringComparison.Ordinal)));

        Assert.NotEmpty(copies.Repair());

        Assert.Empty(copies.Findings());
        Assert.Equal(before, copies.Files());
    }

    [Fact]
    public void Repair_gives_ids_where_they_are_missing_doubled_or_invalid()
    {
        using var copies = new LessonCopies();
        var sources = copies.First.Cells.Select(cell => cell.Source).ToArray();
        copies.Break(lesson =>
        {
            lesson.Cells[1].Json.Remove("id");
            lesson.Cells[2].Json["id"] = "closing";
            lesson.Cells[3].Json["id"] = "no id, because of the spaces";
        });

        copies.Repair();

        Assert.Empty(copies.Findings());
        var ids = copies.First.Cells.Select(cell => cell.Id).ToArray();
        // nbformat 4.5: 1 to 64 letters, digits, hyphens and underscores.
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9_-]{1,64}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal("opening", ids[0]);
        Assert.Equal(sources, copies.First.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Repair_keeps_a_cell_in_another_language()
    {
        using var copies = new LessonCopies();
        copies.Break(
            lesson => lesson.CodeCells.Last().Json["metadata"]!["polyglot_notebook"]!["kernelName"] = "fsharp");

        copies.Repair();

        Assert.Equal("fsharp", copies.First.CodeCells.Last().Language);
        Assert.Contains(
            copies.Findings(), found =>
                found.Contains("its metadata differ from those of the other cells", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fsharp", """{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""")]
    [InlineData(
        "F#",
        """{"kernelspec": {"name": ".net-fsharp", "language": "F#"}, "language_info": {"name": "F#"}}""")]
    [InlineData("python", """{"language_info": {"name": "python"}}""")]
    public void Repair_keeps_a_notebook_in_another_language(string language, string metadata)
    {
        using var copies = new LessonCopies();
        copies.Break(lesson =>
        {
            lesson.Json["metadata"] = JsonNode.Parse(metadata);
            foreach (var cell in lesson.CodeCells) cell.Json["metadata"] = new JsonObject();
            Replace(
                lesson.Cells.Single(cell => cell.Id == "echo-predict"),
                "[*loopback*](glossary.md#loopback)", "*loopback*");
        });
        var before = copies.Files();

        Assert.Empty(copies.Repair());

        Assert.Equal(before, copies.Files());
        // Later lessons use terms that this one would explain.
        Assert.Contains(
            $"lessons are in C#, and this notebook is in '{language}'",
            Assert.Single(copies.Findings(), found => found.StartsWith("00-", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_adds_a_missing_navigation_line()
    {
        using var copies = new LessonCopies();
        var before = copies.Files();
        copies.Break(lesson => lesson.Cells[^1].Source = lesson.Cells[^1].Source.Split("\n\n---\n\n")[0]);

        copies.Repair();

        Assert.Equal(before, copies.Files());
    }

    [Fact]
    public void Repair_keeps_prose_above_the_navigation_line()
    {
        using var copies = new LessonCopies();
        const string Prose =
            "Look at [All lessons](../README.md) · [Next: 01 Sockets](01-sockets-and-endpoints.ipynb) when you are "
                + "done.";
        var navigation = copies.First.Cells[^1].Source.Split('\n')[^1];
        copies.Break(lesson => Replace(lesson.Cells[^1], navigation, Prose));

        copies.Repair();

        Assert.EndsWith($"{Prose}\n\n---\n\n{navigation}", copies.First.Cells[^1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_writes_nothing_when_a_notebook_cannot_be_read()
    {
        using var copies = new LessonCopies();
        copies.Break(lesson => lesson.Json["nbformat_minor"] = 2);
        var path = copies.First.Path;
        File.WriteAllText(path.Replace("00-", "97-", StringComparison.Ordinal), "{ \"cells\": [");
        File.WriteAllText(path.Replace("00-", "98-", StringComparison.Ordinal), "[]");
        var before = copies.Files();

        var error = Assert.Throws<UserErrorException>(() => copies.Repair());

        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.Contains("97-", error.Message, StringComparison.Ordinal);
        Assert.Contains("98-", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, copies.Files());
    }

    [Fact]
    public void Repair_keeps_the_readme_row_of_a_lesson_and_writes_one_for_a_new_lesson()
    {
        using var copies = new LessonCopies();
        var row = Row(copies);
        Rewrite(copies.Readme, text => text.Replace(About(row), "told by hand", StringComparison.Ordinal));
        Assert.Empty(copies.Findings());

        Rewrite(copies.Readme, text => text.Replace(Row(copies) + "\n", "", StringComparison.Ordinal));
        copies.Repair();

        Assert.Equal(
            "read the packets of your own connection: who sends what, in which order, what the fields of their headers "
                + "mean, and what TCP does when a packet gets lost", About(Row(copies)));
    }

    [Fact]
    public void Repair_merges_two_readme_rows_of_a_lesson()
    {
        using var copies = new LessonCopies();
        var row = Row(copies);
        var byHand = row.Replace(About(row), "told by hand", StringComparison.Ordinal);
        Rewrite(copies.Readme, text => text.Replace(row, $"{row}\n{byHand}\n{row}", StringComparison.Ordinal));
        Assert.Contains(
            "the table of lessons is out of date", Assert.Single(copies.Findings()), StringComparison.Ordinal);

        copies.Repair();

        Assert.Equal($"{About(row)}; told by hand", About(Row(copies)));
        Assert.Empty(copies.Findings());
    }

    [Fact]
    public void Readme_has_a_table_for_each_part_with_its_minutes()
    {
        using var copies = new LessonCopies();
        Rewrite(copies.Readme, text => Regex.Replace(text, @"\d+ lessons, \d+ minutes", "1 lessons, 1 minutes"));

        copies.Repair();

        var readme = File.ReadAllText(copies.Readme);
        var parts = Regex.Matches(
            readme, @"### (.+)\n\n(\d+) lessons?, (\d+) minutes\..*\n\n(?:\|.*\n){2}((?:\|.*\n)+)");
        Assert.Equal(["First path", "Measuring", "Building"], parts.Select(part => part.Groups[1].Value));
        Assert.All(parts, part =>
        {
            var minutes = Regex.Matches(part.Groups[4].Value, @"\| (\d+) \|$", RegexOptions.Multiline)
                .Select(row => int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal($"{minutes.Length} {minutes.Sum()}", $"{part.Groups[2]} {part.Groups[3]}");
        });
    }

    private static string Row(LessonCopies copies) => File.ReadAllLines(copies.Readme)
        .Single(line => line.StartsWith("| [13 On the wire]", StringComparison.Ordinal));

    private static string About(string row) => row.Split(" | ")[1];

    private static void Replace(Cell cell, string old, string replacement)
    {
        Assert.Contains(old, cell.Source, StringComparison.Ordinal);
        cell.Source = cell.Source.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static void Rewrite(string file, Func<string, string> change)
    {
        var before = File.ReadAllText(file);
        var after = change(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(file, after);
    }
}
