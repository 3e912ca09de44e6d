using System.Runtime.InteropServices;

namespace SocketsLessons.Tests;

public sealed class LessonTests
{
    [Fact]
    public void The_opening_line_says_where_the_lesson_runs()
    {
        var line = Lesson.Open().ToString();

        Assert.Contains(RuntimeInformation.OSDescription, line, StringComparison.Ordinal);
        Assert.Contains($"{Environment.Version}", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData("lessons", "the lessons command")]
    [InlineData("Microsoft.DotNet.Interactive.App", "the .NET Interactive kernel")]
    [InlineData("Verso.Cli", "Verso")]
    [InlineData("Verso.Blazor", "Verso")]
    [InlineData("Verso.Host", "Verso")]
    public void A_notebook_host_is_known_by_its_entry_assembly(string entryAssembly, string name) =>
        Assert.Equal((name, true), Lesson.HostOf(entryAssembly));

    [Theory]
    [InlineData("testhost")]
    [InlineData(null)]
    public void Another_program_is_no_notebook(string? entryAssembly) =>
        Assert.False(Lesson.HostOf(entryAssembly).IsNotebook);
}
