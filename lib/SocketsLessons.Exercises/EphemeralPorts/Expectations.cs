namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class EphemeralPortsExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "EphemeralPorts";

    [Theory]
    [InlineData("who", "created:   no address")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (man 2 listen, man 7 ip, man 7 tcp).
    [Theory]
    [InlineData("tuple", "third to the first server: AddressNotAvailable")]
    [InlineData("out", "client 11: AddressNotAvailable\nto another server: works")]
    [InlineData("wait", "a new client, at once: AddressNotAvailable")]
    [InlineData("first", "30 of 30")]
    [InlineData("restart", "while the first listens: AddressAlreadyInUse")]
    [InlineData("restart", "after it has closed:     works")]
    public void Shows_on_Linux(string cell, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says what was seen.");
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
    }
}
