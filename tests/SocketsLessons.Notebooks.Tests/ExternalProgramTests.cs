using SocketsLessons.Runner;

namespace SocketsLessons.Notebooks.Tests;

public sealed class ExternalProgramTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var tool = await ExternalProgram.RunAsync("no-such-program", [], ".", Ample, Cancellation);

        Assert.Equal((null, "`no-such-program` is not installed."), (tool.Status, tool.Output));
    }

    [Fact]
    public async Task A_program_that_ends_is_known_by_its_status_and_its_words()
    {
        var tool = await ExternalProgram.RunAsync("dotnet", ["--version"], Repository.Root, Ample, Cancellation);

        Assert.True(tool.Succeeded);
        Assert.Matches(@"^10\.", tool.LastLine);
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_ended_at_the_deadline()
    {
        var (program, arguments) = OperatingSystem.IsWindows() ? ("ping", ["-n", "3600", "127.0.0.1"])
            : ("sleep", (string[])["3600"]);

        var tool = await ExternalProgram.RunAsync(program, arguments, ".", TimeSpan.FromSeconds(1), Cancellation);

        Assert.Equal((null, $"`{program}` did not end within 1 s."), (tool.Status, tool.Output));
    }

    [Fact]
    public async Task A_program_that_fails_has_not_succeeded() =>
        Assert.False(
            (await ExternalProgram.RunAsync("dotnet", ["no-such-command"], ".", Ample, Cancellation)).Succeeded);
}
