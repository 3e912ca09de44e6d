using SocketsLessons.Runner.Running;

namespace SocketsLessons.Notebooks.Tests.Lessons;

/// <summary>
/// What the experiments must show, by the protocols' definitions: a lesson that runs and shows something else
/// is broken, too. The lessons are run once for all of these.
/// </summary>
public sealed class Lessons_show_what_they_teach(Lessons_show_what_they_teach.Executed lessons)
    : IClassFixture<Lessons_show_what_they_teach.Executed>
{
    [Theory]
    [InlineData("00", "echo", "15 bytes came back: Hello, sockets!")] // RFC 862
    [InlineData("00", "system", "LISTEN")]
    [InlineData("01", "types", "stream:   7 bytes\ndatagram: 3 bytes")] // RFC 9293 §3.7: a stream; RFC 768: datagrams
    [InlineData("01", "endpoints", "[::1]:443  parsed again: address ::1, port 443")] // RFC 3986 §3.2.2
    [InlineData("01", "endpoints", "port 65536: no such port")] // RFC 9293 §3.1: 16 bits
    [InlineData("01", "addresses", "127.0.0.256           not an address")]
    [InlineData("03", "bind", "Connect failed: ConnectionRefused")] // RFC 9293 §3.10.7.1: a closed port answers RST
    [InlineData("03", "bind", "nobody listens, nobody is connected")]
    [InlineData("03", "listen", "LISTEN")]
    [InlineData("03", "claim-bind", "does not hold")]
    [InlineData("03", "accept", "same socket: False")]
    [InlineData("03", "half-close", "server's Receive returns 0")] // RFC 9293 §3.6
    [InlineData("03", "half-close", "FIN_WAIT_2")]
    [InlineData("03", "half-close", "CLOSE_WAIT")]
    [InlineData("03", "half-close", "client receives 13 bytes after its own half-close")]
    [InlineData("03", "refused", "ConnectionRefused")]
    [InlineData("03", "timed-out", "TimedOut")]
    [InlineData("03", "reset", "ConnectionReset")]
    [InlineData("03", "codes", "a listening port: Success\na bound port:     ConnectionRefused")]
    [InlineData("03", "loop-run", "Welcome, you are number 3!")]
    [InlineData("04", "who", "created:   no address")]
    public void By_definition(string lesson, string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(lesson, cell), StringComparison.Ordinal);

    // What Linux does where the definitions leave it open (NETWORK-FACTS; man 2 listen, man 7 ip, man 7 tcp).
    [Theory]
    [InlineData("03", "backlog", "Listen(0): 1 connected")]
    [InlineData("03", "backlog", "Listen(5): 6 connected")]
    [InlineData("03", "overflow-run", "one waits in SYN_SENT")]
    [InlineData("03", "overflow-run", "does not hold")]
    [InlineData("03", "overflow-run", "TimedOut")]
    [InlineData("03", "patience", "connected ")]
    [InlineData("04", "tuple", "third to the first server: AddressNotAvailable")]
    [InlineData("04", "out", "client 11: AddressNotAvailable\nto another server: works")]
    [InlineData("04", "wait", "a new client, at once: AddressNotAvailable")]
    [InlineData("04", "first", "30 of 30")]
    [InlineData("04", "restart", "while the first listens: AddressAlreadyInUse")]
    [InlineData("04", "restart", "after it has closed:     works")]
    public void On_Linux(string lesson, string cell, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may do otherwise; the lesson says what was seen.");
        Assert.Contains(expected, lessons.Shown(lesson, cell), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_are_established_before_Accept()
    {
        var shown = lessons.Shown("03", "connect");
        Assert.Equal(2, shown.Split("ESTABLISHED").Length - 1);
        Assert.Contains("nobody has called Accept", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_side_that_ended_first_is_in_TIME_WAIT_and_the_other_is_gone()
    {
        var parts = lessons.Shown("03", "time-wait").Split("The server ended first:");
        Assert.Matches(@"(?m)^client +TIME_WAIT", parts[0]);
        Assert.Matches(@"(?m)^server +TIME_WAIT", parts[1]);
        Assert.DoesNotMatch(@"(?m)^client +TIME_WAIT", parts[1]);
    }

    [Fact]
    public void The_diagram_is_drawn_from_the_recorded_states()
    {
        var lines = lessons.Shown("03", "sequence").Split('\n');
        Assert.Contains(lines, line => line.Contains("client.Connect", StringComparison.Ordinal) && line.Contains("server ESTABLISHED", StringComparison.Ordinal));
        Assert.Contains("client TIME_WAIT, server LISTEN", lines[^1], StringComparison.Ordinal);
    }

    /// <summary>The lessons, run when they are first asked for.</summary>
    public sealed class Executed
    {
        private readonly Dictionary<string, LessonResult> _results = [];
        private readonly Lock _lock = new();

        public string Shown(string number, string cell)
        {
            lock (_lock)
            {
                if (!_results.TryGetValue(number, out var result))
                {
                    var lesson = Repository.Lessons.Single(lesson => lesson.Name.StartsWith(number, StringComparison.Ordinal));
                    result = _results[number] = Task.Run(() => Runs.RunAsync(lesson)).GetAwaiter().GetResult();
                }

                return Runs.Shown(result.Executed.Cells.Single(known => known.Id == cell));
            }
        }
    }
}
