using System.Text.RegularExpressions;

namespace SocketsLessons.Tests.Charts;

public sealed class ChartEngineTests
{
    [Fact]
    public void Outside_the_kernel_charts_are_the_librarys_own() =>
        Assert.Contains($"Charts: {ChartEngine.Own}.", Lesson.Open().ToString(), StringComparison.Ordinal);

    [Fact]
    public void Without_the_adapter_charts_are_the_librarys_own() =>
        Assert.Equal(ChartEngine.Own, ChartEngine.Load(Path.Combine(AppContext.BaseDirectory, "no-such.dll")));

    [Fact]
    public void A_file_that_is_no_assembly_is_reported_as_the_reason()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "not an assembly");
            var name = ChartEngine.Load(path);

            Assert.StartsWith($"{ChartEngine.Own} (Plotly.NET could not be loaded: ", name, StringComparison.Ordinal);
            Assert.Contains(Path.GetFileName(path), name, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_assembly_without_the_adapter_is_a_reason_too() => Assert.Contains(
        ChartEngine.AdapterType, ChartEngine.Load(typeof(ChartEngineTests).Assembly.Location),
        StringComparison.Ordinal);

    /// <summary>The adapter is found by these names alone, and the compiler cannot compare them.</summary>
    [Fact]
    public void The_adapters_source_has_the_names_that_the_library_looks_for()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocketsLessons.sln"))) folder = folder.Parent!;
        var project = Path.Combine(folder.FullName, "lib", ChartEngine.AdapterName);
        var source = File.ReadAllText(Path.Combine(project, "Adapter.cs"));

        Assert.True(File.Exists(Path.Combine(project, $"{ChartEngine.AdapterName}.csproj")));
        var space = Regex.Match(source, @"namespace ([\w.]+);").Groups[1].Value;
        var name = $"{space}.{Regex.Match(source, @"public static class (\w+)").Groups[1].Value}";
        Assert.Equal(ChartEngine.AdapterType, name);
        Assert.Contains(
            $"public static string {ChartEngine.AdapterMethod}(Assembly library)", source, StringComparison.Ordinal);
    }
}
