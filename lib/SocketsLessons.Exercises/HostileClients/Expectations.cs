namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class HostileClientsExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "HostileClients";

    [Theory]
    [InlineData("hostile", "negative              OverflowException")]
    [InlineData("hostile", "the largest there is  OutOfMemoryException")]
    [InlineData("hostile", "EndOfStreamException  100.0 MB")]
    [InlineData("hostile", "1,195,725,856")] // 0x47455420, the ASCII codes of "GET "
    [InlineData("hostile-again", "a hundred million     InvalidDataException    0.0 MB")]
    [InlineData("hostile-again", "half a message        EndOfStreamException")]
    [InlineData("hostile-again", "an honest message     hello")]
    [InlineData("rules-run", " [31mlook here\nphoto_ gpj.exe")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    [Fact]
    public void A_drip_outlasts_a_limit_for_each_receive_and_not_one_for_the_message()
    {
        var lines = lessons.Shown(Topic, "drip").Split('\n');
        Assert.Contains(new string('x', 20), lines[0], StringComparison.Ordinal);
        Assert.Contains("TimedOut", lines[1], StringComparison.Ordinal);
    }
}
