using SocketsLessons.Runner;
using SocketsLessons.Notebooks.Tests.Command;
using SocketsLessons.Runner.Browsing;

namespace SocketsLessons.Notebooks.Tests.Browsing;

public sealed class Programs_that_are_no_browser
{
    // Port 1 is for a service that nobody runs (RFC 1078), so nobody listens there.
    private const string SaysPort =
        "for argument in \"$@\"; do case $argument in --user-data-dir=*) folder=${argument#*=};; esac; done\n"
        + "printf '1\\n/x\\n' > \"$folder/DevToolsActivePort\"\nexec sleep 60\n";

    [Theory]
    [InlineData("sleep 60 & exit 3\n", "ended at once, with status 3")]
    [InlineData(SaysPort, "does not answer")]
    public async Task Are_ended_and_named_in_one_sentence(string script, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are shell scripts.");
        using var folder = new LessonsCommand();
        var program = folder.Write("browser", $"#!/bin/sh\n{script}");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);

        // A minute is what the script's child lives: it is not waited for.
        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            HeadlessBrowser.StartAsync(program, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(45), TestContext.Current.CancellationToken));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/no/such/browser")]
    public void Are_refused_where_they_cannot_be_started(string name) =>
        Assert.Contains("--browser", Assert.Throws<UserErrorException>(() => BrowserProgram.Find(name)).Message, StringComparison.Ordinal);
}
