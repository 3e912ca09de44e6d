namespace SocketsLessons.Notebooks.Tests.Build;

public sealed class SourceLengthTests
{
    private const int MaxColumns = 120;
    private const int MaxLines = 250;

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    public void Lines_of_code_end_at_the_margin(string folder)
    {
        var lines = SourceFiles(folder)
            .SelectMany(path => File.ReadLines(Path.Combine(Repository.Root, path)).Index()
                .Select(line => (Place: $"{path}:{line.Index + 1}", line.Item.Length)))
            .ToArray();

        Assert.NotEmpty(lines);
        Assert.Empty(lines.Where(line => line.Length > MaxColumns).Select(line => line.Place));
    }

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    public void Files_of_code_are_short(string folder)
    {
        var files = SourceFiles(folder)
            .Select(path => (Path: path, Lines: File.ReadLines(Path.Combine(Repository.Root, path)).Count()))
            .ToArray();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => file.Lines > MaxLines);
    }

    /// <summary>The paths, from the root of the repository, of what is not made by a build.</summary>
    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
