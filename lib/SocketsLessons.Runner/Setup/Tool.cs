using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SocketsLessons.Runner.Setup;

/// <summary>What another program answered.</summary>
/// <param name="Status">Its exit status; null where it is not installed or ran over its time.</param>
/// <param name="Output">What it wrote, or why there is no status.</param>
internal sealed record Tool(int? Status, string Output)
{
    public bool Succeeded => Status == 0;

    /// <summary>The last line that it wrote.</summary>
    public string LastLine => Output.Trim().Split('\n')[^1].Trim();

    /// <summary>Runs a program to its end, or ends it at its deadline.</summary>
    public static Task<Tool> RunAsync(
        string program, string[] arguments, string folder, TimeSpan deadline, CancellationToken cancellation) =>
        RunAsync(program, arguments, folder, deadline, new Dictionary<string, string?>(), cancellation);

    /// <summary>The same, with environment variables of its own; null leaves one out.</summary>
    public static async Task<Tool> RunAsync(
        string program, string[] arguments, string folder, TimeSpan deadline, IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline);
        var output = new StringBuilder();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output) output.AppendLine(line.Data);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.OutputDataReceived += Keep;
            process.ErrorDataReceived += Keep;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync(limit.Token);
                lock (output) return new Tool(process.ExitCode, output.ToString());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                return new Tool(null, $"`{program}` did not end within {deadline.TotalSeconds:0} s.");
            }
        }
        catch (Win32Exception)
        {
            return new Tool(null, $"`{program}` is not installed.");
        }
    }
}
