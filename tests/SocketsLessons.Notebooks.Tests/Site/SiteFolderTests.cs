using SocketsLessons.Notebooks.Tests.Commands;

namespace SocketsLessons.Notebooks.Tests.Site;

/// <summary>What a run writes over, and what it does not.</summary>
public sealed class SiteFolderTests
{
    [Fact]
    public async Task Run_refuses_to_write_over_the_notebooks()
    {
        using var command = new LessonsCommand();
        var path = command.Write("notebooks/a.ipynb", Runs.WithText("# A", "1"));
        var before = File.ReadAllText(path);

        var (status, _, errors) = await command.RunAsync("run", "--out", "notebooks");

        Assert.Equal(2, status);
        Assert.Contains("Choose another folder", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Run_refuses_to_write_over_the_notebooks_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        using var command = new LessonsCommand();
        var path = command.Write("notebooks/a.ipynb", Runs.WithText("# A", "1"));
        var before = File.ReadAllText(path);
        Directory.CreateSymbolicLink(Path.Combine(command.Folder, "folder"), "notebooks");
        File.CreateSymbolicLink(Path.Combine(command.Folder, "a.ipynb"), path);

        foreach (var arguments in (string[][])[
            ["run", "--out", "folder"], ["run", "folder", "--out", "notebooks"],
            ["run", "a.ipynb", "--out", "folder/"]])
        {
            var (status, _, errors) = await command.RunAsync(arguments);

            Assert.Equal(2, status);
            Assert.Contains("holds the notebooks themselves", errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("index.ipynb", "rename the notebook")]
    [InlineData("sub/a.ipynb", "two notebooks of this name")]
    public async Task Pages_of_two_lessons_do_not_overwrite_each_other(string other, string reason)
    {
        using var command = new LessonsCommand();
        command.Write("a.ipynb", Runs.WithText("# A", "1"));
        command.Write(other, Runs.WithText("# B", "1"));

        var (status, _, errors) = await command.RunAsync("run", "a.ipynb", other);

        Assert.Equal(2, status);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData("A.md")]
    public async Task Page_of_a_text_does_not_overwrite_the_page_of_a_lesson(string text)
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.WithText("# A", "1"));
        command.Write($"notebooks/{text}", "# Another");

        var (status, output, errors) = await command.RunAsync("run");

        Assert.Equal(2, status);
        Assert.Contains(
            $"{text}: its page would overwrite", Assert.Single(errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.False(Directory.Exists(Path.Combine(command.Folder, "out")));
    }

    [Fact]
    public async Task Failed_write_leaves_nothing_behind()
    {
        using var command = new LessonsCommand();
        command.Write("notebooks/a.ipynb", Runs.WithText("# A", "1"));
        command.Write("out/a.html/taken", "a folder, not a page");

        var (status, _, errors) = await command.RunAsync("run");

        Assert.Equal(2, status);
        Assert.Matches(
            @"a\.html can't be written.* Choose another folder with --out\.$",
            Assert.Single(errors.TrimEnd().Split('\n')));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(command.Folder, "out")), file =>
                Path.GetFileName(file).StartsWith("a.html", StringComparison.Ordinal));
    }
}
