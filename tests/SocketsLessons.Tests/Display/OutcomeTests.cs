using System.Net.Sockets;

namespace SocketsLessons.Tests.Display;

public sealed class OutcomeTests
{
    [Fact]
    public void A_result_is_shown_as_text() => Assert.Equal("42", Outcome.Of(() => 42));

    [Fact]
    public void A_call_without_a_result_works()
    {
        var calls = 0;

        Assert.Equal("works", Outcome.Of(() => { calls++; }));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_socket_error_is_shown_by_its_name()
    {
        Assert.Equal("MessageSize", Outcome.Of<int>(() => throw new SocketException((int)SocketError.MessageSize)));
        Assert.Equal("TimedOut", Outcome.Of((Action)(() => throw new SocketException((int)SocketError.TimedOut))));
    }

    [Fact]
    public void Another_error_is_not_caught() =>
        Assert.Throws<ObjectDisposedException>(() =>
            Outcome.Of<int>(() => throw new ObjectDisposedException("socket")));
}
