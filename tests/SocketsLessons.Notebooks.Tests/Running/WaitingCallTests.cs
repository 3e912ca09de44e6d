using SocketsLessons.Runner.Engine;

namespace SocketsLessons.Notebooks.Tests.Running;

/// <summary>What is said of a cell that did not end in its time; which calls can wait for ever is in accept(2),
/// recv(2).</summary>
public sealed class WaitingCallTests
{
    [Theory]
    [InlineData("var x = 1;\nserver.Accept();", "Line 2 calls Accept, which waits until a client connects")]
    [InlineData("var count = client.Receive(buffer);", "Line 1 calls Receive")]
    [InlineData("while (true) { }", "Line 1 is a loop without an end.")]
    [InlineData("for (;;) { }", "Line 1 is a loop without an end.")]
    [InlineData("task.Wait();", "Line 1 calls Wait")]
    [InlineData("var x = task.Result;", "Line 1 waits for a Result")]
    public void Waiting_call_is_named_with_its_line(string code, string expected) =>
        Assert.StartsWith(expected, WaitingCall.Find(Runs.Make(code).Cells[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("while (true) { break; }")]
    [InlineData("Console.WriteLine(1);")]
    [InlineData("")]
    public void Call_that_cannot_wait_is_not_named(string code) =>
        Assert.Null(WaitingCall.Find(Runs.Make(code).Cells[0]));
}
