using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Running;

/// <summary>
/// A process that runs the cells of one notebook. A cell that never ends can only be stopped by ending its
/// process, and whatever a lesson leaves behind ends with it too.
/// </summary>
internal sealed class CellProcess : IDisposable
{
    private const int MostCrashText = 4_000;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    private readonly CellPipe _pipe;
    private readonly Process _process;
    private readonly Task _texts;
    private readonly Lock _lock = new();
    private readonly StringBuilder _crash = new();
    private Action<JsonObject> _output = _ => { };

    private CellProcess(CellEngine engine, string folder)
    {
        _pipe = new CellPipe(Emit);
        _process = StartProcess(engine, folder, _pipe.Name);
        _texts = Task.WhenAll(ReadAsync(_process.StandardOutput, "stdout"), ReadAsync(_process.StandardError, "stderr"));
    }

    /// <summary>The end of what the running cell's process wrote to its standard error: the reason, when it crashed.</summary>
    public string Crash
    {
        get { lock (_lock) return _crash.ToString().Trim(); }
    }

    public static CellProcess Start(CellEngine engine, string folder) => new(engine, folder);

    private static Process StartProcess(CellEngine engine, string folder, string name)
    {
        var (program, arguments) = engine.Start();
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Append(name)) start.ArgumentList.Add(argument);
        // A launcher finds .NET by this where it is not installed in the usual place.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(
            Path.GetDirectoryName(typeof(object).Assembly.Location))));
        // It is always ended from outside, and then what .NET puts into the folder for temporary files would stay.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits until the engine has started, which is in no cell's time.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(StartDeadline);
        try
        {
            var connected = _pipe.ConnectAsync(deadline.Token);
            var ended = _process.WaitForExitAsync(deadline.Token);
            if (await Task.WhenAny(connected, ended) == ended) return false;
            await connected;
            return await _pipe.IsReadyAsync(deadline.Token);
        }
        catch (Exception error) when (error is IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Runs a cell, passing on its outputs as they come, one at a time.</summary>
    public async Task<CellEnd> RunAsync(
        int executionCount, string code, Action<JsonObject> output, TimeSpan timeout, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _output = output;
            _crash.Clear();
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            if (await _pipe.RunAsync(executionCount, code, deadline.Token) is { } ok) return ok ? CellEnd.Ran : CellEnd.Failed;
        }
        catch (IOException)
        {
            // The process has gone, and the pipe with it.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return CellEnd.OverTime;
        }

        // Its last words may still be on their way.
        await Task.WhenAny(_texts, Task.Delay(LastWords, cancellation));
        return CellEnd.ProcessEnded;
    }

    /// <summary>Asks an editor's question; see <see cref="ICellEngine.AnswerAsync"/>.</summary>
    public Task<JsonNode?> AskAsync(JsonObject question, CancellationToken cancellation) => _pipe.AskAsync(question, cancellation);

    /// <summary>Ends the process and all that it started.</summary>
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(EndDeadline);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself, or a part of it is ending just now.
        }

        ProcessGroup.End(_process.Id);
        lock (_lock) _output = _ => { };
        _process.Dispose();
        _pipe.Dispose();
    }

    /// <summary>Text that a cell, or a program that it started, wrote past Console.</summary>
    private async Task ReadAsync(StreamReader text, string name)
    {
        var buffer = new char[4_096];
        try
        {
            int count;
            while ((count = await text.ReadAsync(buffer)) > 0)
            {
                var piece = new string(buffer, 0, count);
                if (name == "stderr")
                {
                    lock (_lock)
                    {
                        _crash.Append(piece);
                        if (_crash.Length > MostCrashText) _crash.Remove(0, _crash.Length - MostCrashText);
                    }
                }

                Emit(CellOutput.Stream(name, piece));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was ended while this was reading.
        }
    }

    private void Emit(JsonObject output)
    {
        lock (_lock) _output(output);
    }
}
