using System.Diagnostics;
using System.Globalization;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Commands;

public sealed class RunCommandTests
{
    private static string Text(params string[] cells) => Runs.Make(cells).ToText();

    [Fact]
    public async Task Writes_executed_notebooks_pages_and_an_index()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Text("Console.WriteLine(\"<hello>\")"));
        command.Write("notebooks/b.ipynb", Text("1 + 1"));

        var (status, output, _) = await command.RunAsync();

        Assert.Equal(0, status);
        Assert.Contains(Path.Combine("out", "index.html"), output, StringComparison.Ordinal);
        Assert.Contains("&lt;hello&gt;", command.Read("out/a.html"), StringComparison.Ordinal);
        Assert.Equal("<hello>\n", Runs.Shown(Notebook.Read(Path.Combine(command.Folder, "out", "a.ipynb")).Cells[0]));
        Assert.Contains("href=\"b.html\"", command.Read("out/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_a_cell_that_never_ends_and_leaves_nothing_running()
    {
        using var command = new LessonsCommand();
        command.Write(
            "notebooks/a.ipynb",
            Text("Console.WriteLine(Environment.ProcessId);", "while (true) { }", "Console.WriteLine(\"never\");"));
        command.Write("notebooks/b.ipynb", Text("Console.WriteLine(\"b ran\");"));

        var (status, output, _) = await command.RunAsync("run", "--cell-timeout", "10");

        Assert.Equal(1, status);
        Assert.Contains("a, cell [2] `while (true) { }`: It ran longer than 10 s", output, StringComparison.Ordinal);
        var executed = Notebook.Read(Path.Combine(command.Folder, "out", "a.ipynb"));
        var process = int.Parse(Runs.Shown(executed.Cells[0]), CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.Contains("TimedOut", Runs.Shown(executed.Cells[1]), StringComparison.Ordinal);
        Assert.Empty(executed.Cells[2].Outputs);
        Assert.Equal("b ran\n", Runs.Shown(Notebook.Read(Path.Combine(command.Folder, "out", "b.ipynb")).Cells[0]));
    }

    // The kernel does the same, but knows no line: it compiles cells without debug information.
    [Fact]
    public async Task Names_a_cell_that_throws_keeps_what_came_before_and_goes_on_with_the_next_lesson()
    {
        using var command = new LessonsCommand();
        command.Write(
            "notebooks/a.ipynb", Text("Console.WriteLine(\"before\");", "int zero = 0;\nConsole.WriteLine(1 / zero);"));
        command.Write("notebooks/b.ipynb", Text("Console.WriteLine(\"b ran\");"));

        var (status, output, _) = await command.RunAsync("run", "--engine", "script");

        Assert.Equal(1, status);
        Assert.Contains("a, cell [2] `int zero = 0;`: System.DivideByZeroException", output, StringComparison.Ordinal);
        Assert.Contains("(line 2)", output, StringComparison.Ordinal);
        Assert.Contains("before", command.Read("out/a.html"), StringComparison.Ordinal);
        Assert.Contains("b ran", command.Read("out/b.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_nothing_that_a_cell_has_started_when_it_is_killed()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(), "Elsewhere a cell's processes are found through their parents only.");
        using var command = new LessonsCommand();
        var written = Path.Combine(command.Folder, "child");
        command.Write("notebooks/a.ipynb", Text(
            "var child = System.Diagnostics.Process.Start(\"sleep\", \"300\");\n"
            + $"System.IO.File.WriteAllText(\"{written}.part\", "
                + $"$\"{{child.Id}}\");\n"
                + $"System.IO.File.Move(\"{written}.part\", \"{written}\");\nchild.WaitForExit();"));

        var run = command.RunInAsync("sh", "-c", "\"$@\" & echo $! > pid; wait", "sh");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(written), TimeSpan.FromSeconds(60)));
        using var killed = Process.GetProcessById(int.Parse(command.Read("pid"), CultureInfo.InvariantCulture));
        killed.Kill();
        var child = int.Parse(
            await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);

        Assert.True(SpinWait.SpinUntil(() => Runs.IsGone(child), TimeSpan.FromSeconds(20)));
        await run;
    }
}
