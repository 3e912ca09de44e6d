namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class StartHereExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "StartHere";

    [Theory]
    [InlineData("echo", "15 bytes came back: Hello, sockets!")] // RFC 862
    [InlineData("system", "LISTEN")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
}
