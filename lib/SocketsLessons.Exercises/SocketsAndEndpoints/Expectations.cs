namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class SocketsAndEndpointsExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "SocketsAndEndpoints";

    [Theory]
    [InlineData("types", "stream:   7 bytes\ndatagram: 3 bytes")] // RFC 9293 §3.7: a stream; RFC 768: datagrams
    [InlineData("endpoints", "[::1]:443  parsed again: address ::1, port 443")] // RFC 3986 §3.2.2
    [InlineData("endpoints", "port 65536: no such port")] // RFC 9293 §3.1: 16 bits
    [InlineData("addresses", "127.0.0.256           not an address")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);
}
