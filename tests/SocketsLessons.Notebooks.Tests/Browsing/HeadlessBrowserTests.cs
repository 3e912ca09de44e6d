using SocketsLessons.Runner;
using SocketsLessons.Notebooks.Tests.Commands;
using SocketsLessons.Runner.Browsing;

namespace SocketsLessons.Notebooks.Tests.Browsing;

public sealed class HeadlessBrowserTests
{
    // Port 1 is for a service that nobody runs (RFC 1078), so nobody listens there.
    private const string NamesAPort = "echo 'DevTools listening on ws://127.0.0.1:1/x' >&2\nexec sleep 60\n";

    [Theory]
    [InlineData("sleep 60 & echo wrong >&2; exit 3\n")]
    [InlineData(NamesAPort)]
    public async Task Start_reports_one_line_when_not_a_browser(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are shell scripts.");
        using var folder = new LessonsCommand();
        var program = folder.Write("browser", $"#!/bin/sh\n{script}");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);

        // A minute is what the script's child lives: it is not waited for.
        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            HeadlessBrowser.StartAsync(program)
                .WaitAsync(TimeSpan.FromSeconds(45), TestContext.Current.CancellationToken));

        Assert.StartsWith($"The browser {program} cannot be started: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/no/such/browser")]
    public void Find_names_the_option_when_the_program_is_missing(string name) =>
        Assert.Contains(
            "--browser", Assert.Throws<UserErrorException>(() => BrowserProgram.Find(name)).Message,
            StringComparison.Ordinal);
}
