using System.Net.Sockets;
using System.Runtime;
using SocketsLessons.Checks;

namespace SocketsLessons.Tests.Checks;

[CollectionDefinition(nameof(CheckTests), DisableParallelization = true)]
[Collection(nameof(CheckTests))]
public sealed class CheckTests
{
    [Fact]
    public void The_first_condition_that_fails_is_the_result()
    {
        var result = Check.Run("99.1", check =>
        {
            check.That(true, "not seen", "no hint");
            check.That(false, "seen", "general", (false, "other mistake"), (true, "this mistake"));
            check.Pass("never");
        });

        Assert.Equal("99.1 not right. seen Hint: this mistake", result.ToString());
    }

    [Fact]
    public void A_seed_is_named_and_gives_the_same_data_again()
    {
        CheckResult Try() => Check.Run("99.1", check => check.Fail($"drew {check.Random.Next()}", "hint"));
        var first = Try();
        var seed = int.Parse(
            first.Message.Split("data, set ")[1].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(first.Message, Check.RunWith(seed, Try).Message);
    }

    [Fact]
    public void A_check_and_its_end_take_less_than_five_seconds() =>
        Assert.True(Check.Limit + Answer.EndLimit < TimeSpan.FromSeconds(5));

    [Fact]
    public void A_body_that_waits_is_given_up()
    {
        using var never = new ManualResetEventSlim();

        // Without the limit, this would wait for ever.
        var result = Check.Run("99.1", _ => never.Wait(TestContext.Current.CancellationToken));

        Assert.Equal(CheckOutcome.Incorrect, result.Outcome);
        Assert.Contains("The check waited too long for your code", result.Message, StringComparison.Ordinal);
        never.Set();
    }

    [Fact]
    public void An_answer_that_does_not_return_is_named_by_its_thread()
    {
        var result = Check.Run(
            "99.1", check =>
                check.Ask<int>("For 1:", () => { Thread.Sleep(Timeout.Infinite); return 1; }, "hint", "stuck"));

        Assert.Equal(
            "For 1: your function has not returned. Its thread, \"exercise 99.1\", was ended.", result.Message);
    }

    [Fact]
    public void Sockets_left_open_are_counted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a program's sockets.");
        var left = new List<Socket>();
        var result = Check.Run("99.1", check =>
        {
            _ = check.Sockets;
            for (var number = 0; number < 19; number++)
                left.Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            check.Pass("fine");
        });
        left.ForEach(socket => socket.Dispose());

        Assert.Equal(CheckOutcome.Incorrect, result.Outcome);
        Assert.Contains("19 sockets open", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forgotten_socket_is_counted_whatever_else_uses_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a program's sockets.");
        var result = Check.Run("99.1", check =>
        {
            _ = check.Sockets;
            check.Start(() => _ = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
                .Wait(Check.WaitLimit);
            for (var number = 0; number < 1000; number++) _ = new byte[32 << 10];
            // The thread that closes what a collection has found is done after this.
            GC.WaitForPendingFinalizers();
            check.Pass("fine");
        });

        Assert.Contains("1 socket open", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Garbage_is_collected_again_after_a_check()
    {
        Check.Run("99.1", check =>
        {
            _ = check.Sockets;
            check.Pass("fine");
        });

        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [Fact]
    public void Sockets_that_are_closed_again_are_not()
    {
        var result = Check.Run("99.1", check =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            check.Sockets.Pair();
        });

        Assert.Equal(CheckOutcome.Passed, result.Outcome);
    }
}
