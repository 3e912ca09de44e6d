using System.Diagnostics;
using System.Globalization;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Command;

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

    [Theory]
    [InlineData("{ not json", "isn't valid JSON")]
    [InlineData("[1, 2]", "not a notebook")]
    [InlineData("{}", "not a notebook")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3")]
    [InlineData("{\"nbformat\": 4, \"cells\": []}", "no cells")]
    [InlineData("{\"nbformat\": 4}", "no cells")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"song\"}]}", "neither code, markdown nor raw")]
    [InlineData("{\"nbformat\": 4, \"cells\": [7]}", "neither code, markdown nor raw")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4}", "isn't valid JSON")]
    [InlineData("{\"nbformat\": 4, \"\\ud800\": 1}", "unpaired surrogate")]
    [InlineData(
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\\ud800\"}]}", "unpaired surrogate")]
    public async Task Says_in_one_line_why_a_file_is_no_notebook(string text, string reason)
    {
        using var command = new LessonsCommand();
        command.Write("bad.ipynb", text);

        var (status, output, errors) = await command.RunAsync("run", "bad.ipynb");

        Assert.Equal(2, status);
        Assert.Empty(output);
        Assert.StartsWith("bad.ipynb: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such file", "run", "missing.ipynb")]
    [InlineData("there are no notebooks", "run", "empty")]
    [InlineData("There is no folder 'notebooks'", "run")]
    [InlineData("--cell-timeout", "run", "--cell-timeout", "0")]
    [InlineData("--cell-timeout", "run", "--cell-timeout", "soon")]
    [InlineData("kernel", "run", "--engine", "kernel")]
    [InlineData("sing", "sing")]
    [InlineData("--loud", "run", "--loud")]
    [InlineData("An empty name names no folder.", "vscode", "")]
    [InlineData("An empty name names no folder.", "vscode", "empty", " ")]
    public async Task Answers_wrong_usage_with_status_2_and_the_reason(string reason, params string[] arguments)
    {
        using var command = new LessonsCommand();
        Directory.CreateDirectory(Path.Combine(command.Folder, "empty"));

        var (status, _, errors) = await command.RunAsync(arguments);

        Assert.Equal(2, status);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("closed", "run", "closed")]
    [InlineData("closed", "run", "01")]
    [InlineData("closed", "export", "01")]
    [InlineData("closed/a.ipynb", "run", "closed/a.ipynb")]
    [InlineData("closed/a.ipynb", "export", "closed/a.ipynb")]
    [InlineData("mine.cs", "export", "open.ipynb", "-o", "mine.cs")]
    public async Task Says_in_one_line_what_it_may_not_read(string closed, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file modes.");
        if (OperatingSystem.IsWindows()) return;
        using var command = new LessonsCommand();
        command.Write("closed/a.ipynb", Text("1"));
        command.Write("open.ipynb", Text("1"));
        command.Write("mine.cs", "");
        Directory.CreateSymbolicLink(Path.Combine(command.Folder, "notebooks"), "closed");
        var path = Path.Combine(command.Folder, closed);
        var mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        try
        {
            var (status, _, errors) = await command.RunUnprivilegedAsync(arguments);

            Assert.Equal(2, status);
            Assert.Contains("can't be read", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    [Theory]
    [InlineData("run", "folder.ipynb")]
    [InlineData("export", "folder.ipynb")]
    [InlineData("export", "a.ipynb", "-o", "folder.cs")]
    [InlineData("export", "a.ipynb", "-o", "a.ipynb/out.cs")]
    public async Task Says_in_one_line_that_a_folder_is_no_file(params string[] arguments)
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Text("1"));
        command.Write("notebooks/folder.ipynb/a.txt", "");
        Directory.CreateDirectory(Path.Combine(command.Folder, "folder.ipynb"));
        Directory.CreateDirectory(Path.Combine(command.Folder, "folder.cs"));

        var (status, _, errors) = await command.RunAsync(arguments);

        Assert.Equal(2, status);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Names_a_folder_for_temporary_files_whose_path_is_too_long()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes of Windows lie in no folder.");
        using var command = new LessonsCommand();
        var folder = Directory.CreateDirectory(Path.Combine(command.Folder, new string('t', 100)));
        command.Write("notebooks/a.ipynb", Text("1"));

        var (status, _, errors) = await command.RunInAsync("env", $"TMPDIR={folder.FullName}");

        Assert.Equal(2, status);
        Assert.Contains("TMPDIR", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
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

    [Fact]
    public async Task Says_how_to_build_the_kernel_where_it_is_asked_for_and_left_out()
    {
        Assert.SkipWhen(CellEngine.HasKernel, "This build has the kernel.");
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Text("1"));

        var (status, _, errors) = await command.RunAsync("run", "--engine", "interactive");

        Assert.Equal(2, status);
        Assert.Contains("UseKernel=false", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_the_folder_cannot_be_written_to()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Text("1"));
        command.Write("taken", "a file, not a folder");

        var (status, _, errors) = await command.RunAsync("run", "--out", "taken");

        Assert.Equal(2, status);
        Assert.Contains("Choose another folder with --out", errors, StringComparison.Ordinal);
    }

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

        Assert.StartsWith(
            "ok      05-latency ", (await command.RunAsync(["run", .. names])).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(command.Folder, "out", "15-latest.html")));
        Assert.Contains(
            "doesn't end in a program of its own", (await command.RunAsync("export", names[0])).Errors,
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
