namespace SocketsLessons.Notebooks.Tests.Build;

public sealed class LineLengthTests
{
    private const int MaxLength = 120;

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    public void Lines_of_code_end_at_the_margin(string folder)
    {
        var lines = Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(path => File.ReadLines(Path.Combine(Repository.Root, path)).Index()
                .Select(line => (Place: $"{path}:{line.Index + 1}", line.Item.Length)))
            .ToArray();

        Assert.NotEmpty(lines);
        Assert.Empty(lines.Where(line => line.Length > MaxLength).Select(line => line.Place));
    }
}
