using System.ComponentModel;
using System.Diagnostics;
using SocketsLessons.Notebooks.Tests.Browsing;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What Jupyter's own tools say of the notebooks that a run writes.</summary>
public sealed class ExecutedNotebookTests(PublishedSite site) : IDisposable
{
    private const string NoPython =
        "No python3 here has nbformat and nbconvert (Debian: python3-nbformat, jupyter-nbconvert).";
    private const string Validate =
        "import nbformat, sys\nfor path in sys.argv[1:]: nbformat.validate(nbformat.read(path, "
            + "as_version=nbformat.NO_CONVERT))";

    private readonly string _folder = Directory.CreateTempSubdirectory("lessons-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Executed_notebook_is_valid_for_nbformat_and_rendered_by_nbconvert()
    {
        var python = FindPython();
        Assert.SkipWhen(python is null, NoPython);
        // Every kind of output: text, HTML, JSON in a figure, an error, and a cell that was not run.
        var result = await Runs.RunAsync(
            Authoring.Contract.LessonContract.LibraryLine + "\nSocketsLessons.Lesson.Open()",
            "Console.WriteLine(\"printed\"); display(HTML(\"<b>bold</b>\"));\n"
            + "SocketsLessons.Chart.Lifetimes(\"Lives\", new SocketsLessons.SocketLifetimes())",
            "throw new Exception(\"thrown\");",
            "1");
        var path = Path.Combine(_folder, "executed.ipynb");
        var executed = result.Executed;
        foreach (var (index, cell) in executed.Cells.Index())
        {
            cell.Json["id"] = $"cell-{index}";
            cell.Json["metadata"] = new System.Text.Json.Nodes.JsonObject();
        }

        File.WriteAllText(path, executed.ToText());

        var (valid, said) = await PythonAsync(python, "-c", Validate, path);
        Assert.True(valid, said);
        (valid, said) = await PythonAsync(python, "-m", "nbconvert", "--to", "html", path);
        Assert.True(valid, said);
        var html = File.ReadAllText(Path.ChangeExtension(path, ".html"));
        Assert.All(
            (string[])["printed", "<b>bold</b>", "System.Exception", "thrown"], shown =>
                Assert.Contains(shown, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Published_notebooks_are_valid_and_rendered()
    {
        var python = FindPython();
        Assert.SkipWhen(python is null, NoPython);
        var published = Directory.GetFiles(await site.FolderAsync(), "*.ipynb");

        var (valid, said) = await PythonAsync(python, ["-c", Validate, .. published]);
        Assert.True(valid, said);
        (valid, said) = await PythonAsync(
            python, ["-m", "nbconvert", "--to", "html", "--output-dir", _folder, .. published]);
        Assert.True(valid, said);
        Assert.Equal(Repository.Lessons.Count, published.Length);
        Assert.Equal(published.Length, Directory.GetFiles(_folder, "*.html").Length);
    }

    private static string? FindPython() =>
        ((string[])["python3", "/usr/bin/python3", "python"]).FirstOrDefault(python =>
    {
        try
        {
            return PythonAsync(python, "-c", "import nbformat, nbconvert").GetAwaiter().GetResult().Ok;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    private static async Task<(bool Ok, string Said)> PythonAsync(string python, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, output + await errors);
    }
}
