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
}
