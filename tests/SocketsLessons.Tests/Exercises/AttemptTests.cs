using SocketsLessons.Checks;

namespace SocketsLessons.Tests.Exercises;

public sealed class AttemptTests
{
    [Fact]
    public void An_answers_exception_is_kept()
    {
        var attempt = Attempt.Start(() => throw new InvalidOperationException("mine"));

        Assert.True(attempt.Wait(TimeSpan.FromSeconds(10)));
        Assert.Equal("mine", attempt.Error?.Message);
    }

    [Fact]
    public void A_blocking_answer_is_abandoned_at_its_deadline()
    {
        using var never = new ManualResetEventSlim();
        var attempt = Attempt.Start(() => never.Wait(TimeSpan.FromSeconds(30)));

        Assert.False(attempt.Wait(TimeSpan.FromMilliseconds(1)));
        Assert.False(attempt.HasEnded);

        never.Set();
        Assert.True(attempt.Wait(TimeSpan.FromSeconds(10)));
    }
}
