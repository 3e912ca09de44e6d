namespace SocketsLessons.Notebooks.Tests.Lessons.Shown;

public sealed class Lesson_00(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    [Theory]
    [InlineData("echo", "15 bytes came back: Hello, sockets!")] // RFC 862
    [InlineData("system", "LISTEN")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown("00", cell), StringComparison.Ordinal);
}
