namespace SocketsLessons.Notebooks.Tests.Commands;

/// <summary>How the commands find lessons by what a reader calls them.</summary>
public sealed class LessonNameTests
{
    private static string Text(params string[] cells) => Runs.Make(cells).ToText();

    [Theory]
    [InlineData("5")]
    [InlineData("05")]
    [InlineData("05-late")]
    [InlineData("05-latency")]
    [InlineData("05-latency.ipynb")]
    [InlineData("notebooks/05-latency.ipynb")]
    [InlineData("notebooks/../notebooks/05-latency.ipynb", "5")]
    public async Task Finds_a_lesson_by_each_of_its_names_in_every_command(params string[] names)
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/05-latency.ipynb", Text("1"));
        command.Write("notebooks/15-latest.ipynb", Text("1"));
        command.Write("notebooks/05a.ipynb", Text("1"));

        Assert.Contains(
            "doesn't end in its own program", (await command.RunAsync("export", names[0])).Errors,
            StringComparison.Ordinal);
        Assert.Contains(
            "no cell of these lessons calls PathLab.Measure", (await command.RunAsync(["record", .. names])).Errors,
            StringComparison.Ordinal);
        var (status, findings, _) = await command.RunAsync(["check", .. names]);
        Assert.Equal(1, status);
        Assert.All(
            findings.TrimEnd().Split('\n'), finding =>
                Assert.StartsWith("05-latency, ", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_only_the_lesson_that_is_named()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/05-latency.ipynb", Text("1"));
        command.Write("notebooks/15-latest.ipynb", Text("1"));

        var (_, output, _) = await command.RunAsync("run", "5", "--engine", "script");

        Assert.StartsWith("ok      05-latency ", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(command.Folder, "out", "15-latest.html")));
    }

    [Theory]
    [InlineData("There is no lesson '06'", "run", "06")]
    [InlineData("There is no lesson '005'", "export", "005")]
    [InlineData("There is no lesson 'latency'", "check", "latency")]
    [InlineData("'07' may be 07-a or 07-b", "record", "07")]
    [InlineData("05.ipynb: there is no such file", "run", "05.ipynb")]
    [InlineData("more than one notebook in this folder", "export", "notebooks")]
    [InlineData("--fix fixes all lessons", "check", "05", "--fix")]
    public async Task Says_which_lesson_it_does_not_find(string reason, params string[] arguments)
    {
        using var command = new LessonsCommand();
        foreach (var name in (string[])["05-latency", "07-a", "07-b"])
            command.Write($"notebooks/{name}.ipynb", Text("1"));

        var (status, _, errors) = await command.RunAsync(arguments);

        Assert.Equal(2, status);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_lessons_by_name()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Text("1"));

        var (status, output, _) = await command.RunAsync("list");

        Assert.Equal(0, status);
        Assert.Equal("a  a  (1 code cells)", output.Trim());
    }
}
