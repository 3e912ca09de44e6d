using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class AChatExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "AChat";

    [Theory]
    [InlineData("classes", "a read waits:    0 ms")] // TcpClient.ReceiveTimeout: "The default value is 0"
    [InlineData("classes", "an IOException around: SocketException")]
    [InlineData("rules-run", " [31mlook here\nphoto_ gpj.exe")]
    [InlineData("talk", "Anna hears: * Anna joined\nAnna hears: * Bert joined")]
    [InlineData("talk", "Bert hears: * Bert joined\nBert hears: Anna: Hello, Bert! 👋")]
    [InlineData("goodbye", "20 of her 20 lines came back")]
    [InlineData("lag", "Ada hears: * Slow left: too slow")]
    [InlineData("silent", "first: * Silent joined\nthen:  the end of the stream")]
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // RFC 9293 §3.8: each direction is its own stream, complete and in order.
    [Fact]
    public void Two_people_hear_all_that_the_other_said_in_order()
    {
        var heard = lessons.Shown(Topic, "two").Split('\n').Order(StringComparer.Ordinal).ToArray();
        var all = lessons.Shown(Topic, "two");

        Assert.Equal(
            [
                "Anna hears: Hi, Anna!", "Anna hears: Yes, at four.", "Bert hears: Coffee at four?",
                "Bert hears: Hello, Bert!",
            ],
            heard.Where(line => line.Length > 0));
        Assert.Matches(new Regex("Hi, Anna!.*Yes, at four\\.", RegexOptions.Singleline), all);
        Assert.Matches(new Regex("Hello, Bert!.*Coffee at four\\?", RegexOptions.Singleline), all);
    }

    // Socket.SendTimeout: when the time is over, the error is TimedOut. The system has taken some bytes before.
    [Fact]
    public void Send_to_a_member_that_does_not_read_takes_some_bytes_and_then_times_out() =>
        Assert.Matches(@"after [1-9][\d,]* bytes: TimedOut", lessons.Shown(Topic, "slow"));
}
