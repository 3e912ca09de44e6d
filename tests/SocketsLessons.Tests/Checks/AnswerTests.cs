using System.Net.Sockets;
using SocketsLessons.Checks;

namespace SocketsLessons.Tests.Checks;

public sealed class AnswerTests
{
    [Fact]
    public void What_an_answer_throws_is_kept_for_the_result()
    {
        using var answer = Answer.Start("99.1", () => throw new InvalidOperationException("mine"));

        Assert.True(answer.Wait(TimeSpan.FromSeconds(10)));
        Assert.Equal("mine", answer.Error?.Message);
    }

    [Fact]
    public void An_answer_that_blocks_is_waited_for_no_longer_than_its_deadline()
    {
        using var never = new ManualResetEventSlim();
        using var answer = Answer.Start("99.1", () => never.Wait(TimeSpan.FromSeconds(30)));

        Assert.False(answer.Wait(TimeSpan.FromMilliseconds(1)));
        Assert.False(answer.HasEnded);

        never.Set();
        Assert.True(answer.Wait(TimeSpan.FromSeconds(10)));
    }

    public static TheoryData<string> Runaways => ["sleeps", "waits for a task", "prints", "polls a socket"];

    [Theory, MemberData(nameof(Runaways))]
    public void A_runaway_answer_is_ended(string how)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var answer = Answer.Start("99.1", () =>
        {
            while (how == "polls a socket") socket.Poll(0, SelectMode.SelectRead);
            if (how == "sleeps") Thread.Sleep(Timeout.Infinite);
            if (how == "waits for a task") new TaskCompletionSource().Task.Wait();
            while (how == "prints") Console.Out.Write("");
        });
        Assert.False(answer.Wait(TimeSpan.FromMilliseconds(20)));

        socket.Dispose();
        answer.End();

        Assert.True(answer.Wait(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_loop_that_makes_no_call_goes_on_at_the_lowest_priority()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems don't show the priority of a thread as a file.");
        var go = true;
        var file = "";
        using var answer = Answer.Start("99.1", () =>
        {
            file = Path.Combine(
                "/proc", File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.FullName, "stat");
            while (Volatile.Read(ref go))
            {
            }
        });
        Assert.True(SpinWait.SpinUntil(() => file.Length > 0, TimeSpan.FromSeconds(10)));

        Assert.False(answer.End());
        // The 19th field (man 5 proc_pid_stat); the second one ends in a bracket.
        Assert.Equal("19", File.ReadAllText(file).Split(") ")[1].Split(' ')[16]);
        Volatile.Write(ref go, false);
        Assert.True(answer.Wait(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task What_an_answer_writes_after_its_end_goes_nowhere()
    {
        var console = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            using var go = new ManualResetEventSlim();
            Task? task = null;
            var answer = Answer.Start("99.1", () =>
            {
                Console.Write("during");
                task = Task.Run(() =>
                {
                    go.Wait(TimeSpan.FromSeconds(10));
                    try
                    {
                        Console.Write("after");
                    }
                    catch (OperationCanceledException)
                    {
                        // That is how a loop that writes ends.
                    }
                });
            });
            Assert.True(answer.Wait(TimeSpan.FromSeconds(10)));
            answer.End();
            go.Set();
            await task!.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            Console.Write(" and others");

            Assert.Equal("during and others", written.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
