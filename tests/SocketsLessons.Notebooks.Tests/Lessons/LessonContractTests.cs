using System.Text.Json.Nodes;
using SocketsLessons.Authoring.Contract;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class LessonContractTests
{
    public static TheoryData<string> Names => Repository.LessonNames;

    [Theory, MemberData(nameof(Names))]
    public void Every_lesson_keeps_the_contract(string name) =>
        Assert.Empty(
            LessonContract.Check(Repository.Lesson(name), Repository.Lessons).Select(finding => finding.ToString()));

    // Each of these breaks one thing in a lesson that is right, so a check that cannot fail would show.
    private static readonly (string Expected, Action<Notebook> Break)[] Breakages =
    [
        ("metadata differ from those of the other lessons", lesson =>
            lesson.Json["metadata"]!["kernelspec"]!["name"] = "python3"),
        ("metadata differ from those of the other lessons", lesson =>
            lesson.Json["metadata"]!.AsObject().Remove("language_info")),
        ("nbformat_minor", lesson => lesson.Json["nbformat_minor"] = 4),
        ("the last line should be", lesson => Replace(lesson.Cells[^1], ".ipynb)", ".html)")),
        ("there is no file for the link", lesson => Replace(lesson.Cells[^1], "](", "](nowhere/")),
        ("the first code cell begins with", lesson => Replace(lesson.CodeCells.First(), "../lib/", "lib/")),
        ("the first code cell begins with", lesson => Replace(lesson.CodeCells.First(), "Lesson.Open()", "")),
        ("only the first code cell", lesson => lesson.CodeCells.Last().Source = LessonContract.LibraryLine),
        ("restores no packages", lesson => lesson.CodeCells.Last().Source = "#r \"nuget: Plotly.NET\""),
        ("clear its outputs", lesson => lesson.CodeCells.Last().Outputs.Add(new JsonObject())),
        ("clear its outputs", lesson => lesson.CodeCells.Last().ExecutionCount = 1),
        ("metadata differ from those of the other cells", lesson =>
            lesson.CodeCells.Last().Json["metadata"] = new JsonObject()),
        ("give every cell an id", lesson => lesson.Cells[1].Json.Remove("id")),
        ("two cells have the id", lesson => lesson.Cells[1].Json["id"] = lesson.Cells[0].Id),
        ("one heading of the first level", lesson => lesson.Cells[0].Source += "\n# Another"),
        ("the opening text lacks the line: **", lesson => Replace(lesson.Cells[0], " · Needs ", " ")),
        ("say above that line what the reader will see and do", lesson =>
            Replace(lesson.Cells[0], "**In this lesson**", "Here")),
        ("it should say: **40 minutes** · Measuring · Needs [02 A server and a client](02-a", lesson =>
            Replace(lesson.Cells[0], "[02 A server", "[02 The server")),
        ("minutes. Shorten it to 40.", lesson =>
            lesson.CodeCells.Last().Source += string.Concat(Enumerable.Repeat("int x;\n", 500))),
        ("it has 13 lines", lesson => lesson.CodeCells.ElementAt(2).Source = new string('\n', 12)),
        ("one helper cell at most", lesson =>
        {
            foreach (var above in lesson.Cells.Where(cell => cell.IsMarkdown).Take(5))
                above.Source += $"\n\n{HelperCell.Label}";
        }),
        ("follows another exercise", lesson => lesson.Cells[^1].Source =
            $"## Your turn: 13.8, one\n\nText.\n\n## Your turn: 13.9, another\n\n{lesson.Cells[^1].Source}"),
        ("'Whoever' is hard to read. Write: anyone who.", lesson => lesson.Cells[2].Source += "\n\nWhoever asks."),
        ("put its claim as a question", lesson => lesson.CodeCells.Last().Source = "new Claim(\"It rains.\")"),
        ("close with", lesson => Replace(lesson.Cells[^1], "**Try.**", "")),
        ("name its section", lesson => Replace(lesson.Cells[^1], "*A packet gets lost*", "a new cell")),
        ("it should begin with: // later is from", lesson =>
            (lesson.CodeCells.ElementAt(1).Source, lesson.CodeCells.ElementAt(3).Source) = ("var later = 1;", "later")),
        ("more than 28 lines", lesson => lesson.CodeCells.Last().Source += new string('\n', 28)),
        ("more than 120 characters", lesson => lesson.CodeCells.Last().Source += "//" + new string('x', 120)),
        ("has no solution", lesson => Help(lesson).Source = "<details><summary>Hint</summary></details>"),
        ("has no hint", lesson => Replace(Help(lesson), "<summary>Hint", "<summary>Idea")),
        ("indent of one space", lesson => lesson.Json["extra"] = 1),
    ];

    [Fact]
    public void Names_what_is_broken() => Assert.All(Breakages, breakage =>
    {
        var lesson = Repository.Lessons.Single(lesson => lesson.Name == "13-on-the-wire");
        var broken = Notebook.Parse(lesson.Path, lesson.ToText());
        breakage.Break(broken);

        Assert.Contains(
            LessonContract.Check(broken, Repository.Lessons), finding =>
                finding.What.Contains(breakage.Expected, StringComparison.Ordinal));
    });

    private static void Replace(Cell cell, string old, string replacement)
    {
        Assert.Contains(old, cell.Source, StringComparison.Ordinal);
        cell.Source = cell.Source.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static Cell Help(Notebook lesson) =>
        lesson.Cells[lesson.Cells.Index().First(cell => cell.Item == LessonExercise.In(lesson)[0].Stub).Index + 1];
}
