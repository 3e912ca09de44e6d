using System.ComponentModel;
using System.Diagnostics;

namespace SocketsLessons.Reliability;

/// <summary>Runs other programs, each with a deadline.</summary>
internal static class Programs
{
    /// <summary>No lesson and no build needs longer, also on a slow and busy machine.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    public const int TooLong = -1;
    public const int Missing = -2;

    public static async Task<Ended> RunAsync(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? deadline = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            return new Ended(Missing, "", $"{command[0]}: {error.Message}");
        }

        using (process)
        {
            process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(deadline ?? Deadline);
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            try
            {
                await process.WaitForExitAsync(timeout.Token);
                return new Ended(process.ExitCode, await output, await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return new Ended(TooLong, "", $"It had not ended after {deadline ?? Deadline}.");
            }
        }
    }

    /// <summary>How a program ended.</summary>
    /// <param name="Status">Its exit status.</param>
    /// <param name="Output">What it wrote.</param>
    /// <param name="Errors">What it wrote to its standard error.</param>
    internal sealed record Ended(int Status, string Output, string Errors)
    {
        /// <summary>All lines that it wrote.</summary>
        public string[] Lines =>
            [.. $"{Output}\n{Errors}".Split(
                '\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

        public bool HasStackTrace => $"{Output}\n{Errors}".Contains("\n   at ", StringComparison.Ordinal);
    }
}
