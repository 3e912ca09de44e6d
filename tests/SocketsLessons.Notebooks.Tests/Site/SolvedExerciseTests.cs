using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What the command makes of a lesson with an exercise.</summary>
public sealed class SolvedExerciseTests
{
    private const string Stub = "int Six() => 0;\n\n$\"01.1 {(Six() == 6 ? \"passed\" : \"not yet\")}. {6 * Six()}\"";

    [Fact]
    public async Task Page_shows_the_solution_with_its_output_below_the_hints()
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Lesson("int Six() => 6;"));

        var (status, output, _) = await command.RunAsync("run", "a.ipynb", "--engine", "script");

        Assert.Equal(0, status);
        Assert.Contains("ok      a", output, StringComparison.Ordinal);
        var page = command.Read("out/a.html");
        string[] parts =
        [
            "01.1 not yet. 0", "<summary>Hint</summary>", "<summary>Solution</summary>", "<details class=\"solved\">",
            "C#, exercise 01.1, solved", "01.1 passed. 36", "The lesson goes on.",
        ];
        Assert.Equal(parts, parts.OrderBy(part => page.IndexOf(part, StringComparison.Ordinal)));
        Assert.All(parts, part => Assert.Contains(part, page, StringComparison.Ordinal));
        var executed = Notebook.Read(Path.Combine(command.Folder, "out", "a.ipynb"));
        Assert.Equal(Stub, Assert.Single(executed.CodeCells).Source);
        Assert.Equal("01.1 not yet. 0", Runs.Shown(Assert.Single(executed.CodeCells)));
    }

    [Theory]
    [InlineData("int Six() => 7;", "the check doesn't pass it.", "01.1 not yet. 42")]
    [InlineData("int Six() => throw new NotSupportedException(\"six\");", "NotSupportedException: six", "six")]
    [InlineData("int Six() => seven;", "CompilationError", "seven")]
    public async Task Solution_that_fails_is_named_and_shown(string solution, string reason, string shown)
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Lesson(solution));

        var (status, output, _) = await command.RunAsync("run", "a.ipynb", "--engine", "script");

        Assert.Equal(1, status);
        Assert.Contains("failed  a, solution of 01.1: ", output, StringComparison.Ordinal);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        var page = command.Read("out/a.html");
        Assert.Contains("<strong>This run failed.</strong> a, solution of 01.1: ", page, StringComparison.Ordinal);
        var solved = page[page.IndexOf("<details class=\"solved\" open>", StringComparison.Ordinal)..];
        Assert.Contains("This solution failed.", solved, StringComparison.Ordinal);
        Assert.Contains(shown, solved, StringComparison.Ordinal);
    }

    private static string Lesson(string solution)
    {
        var lesson = Runs.Make("", Stub, "");
        foreach (var (index, text) in ((int, string)[])
            [(0, "# A\n\n## Your turn: 01.1, six"), (2, Help(solution))])
        {
            lesson.Cells[index].Json["cell_type"] = "markdown";
            lesson.Cells[index].Source = text;
        }

        return lesson.ToText();
    }

    private static string Help(string solution) =>
        $"""
        <details><summary>Hint</summary>

        One more than five.
        </details>
        <details><summary>Solution</summary>

        ```csharp
        {solution}
        ```
        </details>

        The lesson goes on.
        """;
}
