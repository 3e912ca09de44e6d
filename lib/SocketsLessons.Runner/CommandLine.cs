using System.CommandLine;
using PuppeteerSharp;
using SocketsLessons.Runner.Commands;

namespace SocketsLessons.Runner;

/// <summary>Runs a command line: usage errors end with one line each, defects with their stack trace.</summary>
internal static class CommandLine
{
    /// <summary>How long a command may take to end what it has started, after Ctrl+C.</summary>
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(20);

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("--help shows the usage.");
            return ExitStatus.UsageError;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = EndDeadline,
            });
        }
        catch (UserErrorException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitStatus.UsageError;
        }
        catch (PuppeteerException error)
        {
            await Console.Error.WriteLineAsync($"The browser failed: {error.Message.Split('\n')[0]}");
            return ExitStatus.UsageError;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Everything written so far is kept.");
            return ExitStatus.Interrupted;
        }
    }
}
