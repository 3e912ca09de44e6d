using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Commands;

/// <summary>What the commands say when they cannot do as they are asked: one line, and status 2.</summary>
public sealed class UserErrorTests
{
    private static string Text(params string[] cells) => Runs.Make(cells).ToText();

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
    public async Task Runs_the_kernel_if_asked_to_or_says_how_to_build_it_where_it_is_left_out()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Text("1"));

        var (status, _, errors) = await command.RunAsync("run", "--engine", "interactive");

        Assert.Equal(CellEngine.HasKernel ? 0 : 2, status);
        Assert.Equal(!CellEngine.HasKernel, errors.Contains("UseKernel=false", StringComparison.Ordinal));
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
}
