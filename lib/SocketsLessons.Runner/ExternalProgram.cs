using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;

namespace SocketsLessons.Runner;

/// <summary>The result of running another program.</summary>
/// <param name="Status">Its exit status; null if it isn't installed or didn't end in time.</param>
/// <param name="Output">What it wrote, or why there is no status.</param>
internal sealed record ExternalProgram(int? Status, string Output)
{
    public bool Succeeded => Status == 0;

    /// <summary>The last line that it wrote.</summary>
    public string LastLine => Output.Trim().Split('\n')[^1].Trim();

    /// <summary>Runs a program to its end, or kills it and its children at the deadline.</summary>
    public static Task<ExternalProgram> RunAsync(
        string program, string[] arguments, string folder, TimeSpan deadline, CancellationToken cancellation) =>
        RunAsync(program, arguments, folder, deadline, new Dictionary<string, string?>(), cancellation);

    /// <summary>The same with changes to the environment. A variable that is null is removed.</summary>
    public static async Task<ExternalProgram> RunAsync(
        string program, string[] arguments, string folder, TimeSpan deadline,
        IReadOnlyDictionary<string, string?> environment, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline);
        try
        {
            var result = await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder)
                .WithEnvironmentVariables(environment)
                .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(limit.Token);
            return new ExternalProgram(result.ExitCode, result.StandardOutput + result.StandardError);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ExternalProgram(null, $"`{program}` did not end within {deadline.TotalSeconds:0} s.");
        }
        catch (Win32Exception)
        {
            return new ExternalProgram(null, $"`{program}` is not installed.");
        }
    }
}
