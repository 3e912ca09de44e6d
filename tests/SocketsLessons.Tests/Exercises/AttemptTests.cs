using SocketsLessons.Checks;

namespace SocketsLessons.Tests.Exercises;

public sealed class AttemptTests
{
    [Fact]
    public void What_an_answer_throws_is_kept_for_the_verdict()
    {
        var attempt = Attempt.Start(() => throw new InvalidOperationException("mine"));

        Assert.True(attempt.Wait(TimeSpan.FromSeconds(10)));
        Assert.Equal("mine", attempt.Error?.Message);
    }

    [Fact]
    public void An_answer_that_blocks_is_waited_for_no_longer_than_its_deadline()
    {
        using var never = new ManualResetEventSlim();
        var attempt = Attempt.Start(() => never.Wait(TimeSpan.FromSeconds(30)));

        Assert.False(attempt.Wait(TimeSpan.FromMilliseconds(1)));
        Assert.False(attempt.HasEnded);

        never.Set();
        Assert.True(attempt.Wait(TimeSpan.FromSeconds(10)));
    }
}
