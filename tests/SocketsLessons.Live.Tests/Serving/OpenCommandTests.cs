using System.Diagnostics;
using SocketsLessons.Live.Tests.Browsing;

namespace SocketsLessons.Live.Tests.Serving;

/// <summary>The command <c>lessons open</c> while the lessons are open already.</summary>
public sealed class OpenCommandTests(LiveBrowser browser)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly string[] EndlessLesson = ["Console.WriteLine(Environment.ProcessId);", "while (true) { }"];

    [Fact]
    public async Task Second_command_leads_to_the_server_of_the_first_and_ends()
    {
        using var command = LessonsProcess.Create("1");
        await command.StartAsync(port: 0);
        using var second = command.Launch();

        var line = await FirstLineAsync(second);
        await EndAsync(second);

        Assert.StartsWith("The lessons are open already, at ", line, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(command.EntryUrl.Replace("&to=00-test.html", "", StringComparison.Ordinal),
            LessonsProcess.AddressIn(line));
    }

    [Fact]
    public async Task Of_two_commands_at_once_one_serves_and_the_other_leads_to_it()
    {
        using var command = LessonsProcess.Create("1");
        Process[] commands = [command.Launch("--port", "0"), command.Launch("--port", "0")];
        try
        {
            var lines = await Task.WhenAll(commands.Select(FirstLineAsync));

            Assert.Equal(
                ["The lessons are open already, at ", "The lessons are open at "],
                lines.Select(line => line[..line.IndexOf("http", StringComparison.Ordinal)]).Order());
            Assert.Equal(LessonsProcess.AddressIn(lines[0]), LessonsProcess.AddressIn(lines[1]));
        }
        finally
        {
            foreach (var process in commands)
            {
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                process.Dispose();
            }
        }
    }

    [Fact]
    public async Task Interrupt_ends_everything_that_the_command_has_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no signals.");
        using var command = LessonsProcess.Create(EndlessLesson);
        using var cells = await RunEndlessCellAsync(command);

        Assert.Equal(0, await command.InterruptAsync());

        await EndAsync(cells);
        // Nothing that would lead a later command to a server that has ended.
        Assert.Empty(command.Notes());
    }

    [Fact]
    public async Task Cells_end_with_a_server_that_was_killed()
    {
        using var command = LessonsProcess.Create(EndlessLesson);
        using var cells = await RunEndlessCellAsync(command);

        await command.KillAsync();

        await EndAsync(cells);
    }

    /// <summary>Starts the command and the cell that never ends.</summary>
    /// <returns>The process that runs the cells.</returns>
    private async Task<Process> RunEndlessCellAsync(LessonsProcess command)
    {
        await command.StartAsync(port: 0);
        await using var page = new LivePage(await browser.NewPageAsync());
        await page.Page.GoToAsync(command.EntryUrl);
        await page.ReadyAsync();
        await page.RunAsync("a");
        var id = int.Parse(await page.OutputAsync("a"), System.Globalization.CultureInfo.InvariantCulture);
        await page.Page.ClickAsync("#cell-b button.run");
        await page.Page.WaitForSelectorAsync("#cell-b.running");
        return Process.GetProcessById(id);
    }

    private static async Task<string> FirstLineAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return await process.StandardOutput.ReadLineAsync(deadline.Token)
            ?? await process.StandardError.ReadToEndAsync(deadline.Token);
    }

    private static async Task EndAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await process.WaitForExitAsync(deadline.Token);
    }
}
