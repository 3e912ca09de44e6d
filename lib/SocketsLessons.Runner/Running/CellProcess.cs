using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace SocketsLessons.Runner.Running;

/// <summary>
/// A process that runs the cells of one notebook. A cell that never ends can only be stopped by ending its
/// process, and whatever a lesson leaves behind ends with it too.
/// </summary>
internal sealed class CellProcess : IDisposable
{
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly StringBuilder _crash = new();

    private CellProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_crash)
            {
                if (_crash.Length < 4_000) _crash.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>What the process wrote to its standard error: the reason, when it crashed.</summary>
    public string Crash
    {
        get { lock (_crash) return _crash.ToString().Trim(); }
    }

    public static CellProcess Start(CellEngine engine, string folder)
    {
        var (program, arguments) = engine.Start();
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new CellProcess(Process.Start(start)!);
    }

    /// <summary>Runs a cell, passing on its outputs as they come.</summary>
    public async Task<CellEnd> RunAsync(
        int executionCount, string code, Action<JsonObject> output, TimeSpan timeout, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            var cell = new JsonObject { ["count"] = executionCount, ["code"] = code };
            await _process.StandardInput.WriteLineAsync(cell.ToJsonString().AsMemory(), deadline.Token);
            await _process.StandardInput.FlushAsync(deadline.Token);
            while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            {
                var message = CellEvent.Read(line);
                if (message is null) output(CellOutput.Stream("stdout", line + "\n"));
                else if (message["output"] is JsonObject sent) output((JsonObject)sent.DeepClone());
                else return message["ok"]!.GetValue<bool>() ? CellEnd.Ran : CellEnd.Failed;
            }

            // Its last words may still be on their way.
            await _process.WaitForExitAsync(deadline.Token);
            return CellEnd.ProcessEnded;
        }
        catch (IOException)
        {
            return CellEnd.ProcessEnded;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return CellEnd.OverTime;
        }
    }

    /// <summary>Ends the process and all that it started.</summary>
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(EndDeadline);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }
}
