namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class AServerAndAClientExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "AServerAndAClient";

    [Theory]
    [InlineData("bind", "Connect failed: ConnectionRefused")] // RFC 9293 §3.10.7.1: a closed port answers RST
    [InlineData("bind", "no listener, no connections")]
    [InlineData("listen", "LISTEN")]
    [InlineData("claim-bind", "On this machine: no.")]
    [InlineData("accept", "same socket: False")]
    [InlineData("loop-run", "Welcome, you are number 3!")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void Both_ends_are_established_before_Accept()
    {
        var shown = lessons.Shown(Topic, "connect");
        Assert.Equal(2, shown.Split("ESTABLISHED").Length - 1);
        Assert.Contains("nobody has called Accept", shown, StringComparison.Ordinal);
    }
}
