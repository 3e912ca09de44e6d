using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>
/// A process that runs the cells of one notebook. Only killing the process stops a cell that never ends, and
/// whatever a lesson leaves open ends with it.
/// </summary>
internal sealed class CellProcess : IDisposable
{
    private const int MaxErrorTextLength = 100_000;
    private const int MaxReportLength = 4_000;
    /// <summary>Long, for a busy machine: a process that fails to start is noticed when it ends.</summary>
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromMilliseconds(500);

    private readonly CellPipe _pipe;
    private readonly Process _process;
    private readonly Task _texts;
    private readonly Lock _lock = new();
    private readonly StringBuilder _errorText = new();
    private Action<JsonObject> _output = _ => { };

    private CellProcess(CellEngine engine, string folder)
    {
        _pipe = new CellPipe(Emit);
        _process = StartProcess(engine, folder, _pipe.Name);
        _texts = Task.WhenAll(
            ReadAsync(_process.StandardOutput, "stdout"), ReadAsync(_process.StandardError, "stderr"));
    }

    /// <summary>What the process wrote to its standard error during this cell; after a crash, .NET's report.</summary>
    public string ErrorText
    {
        get { lock (_lock) return CrashReport(_errorText.ToString()); }
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
        // The engine's launcher needs this if .NET isn't installed in the usual place.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(
            Path.GetDirectoryName(typeof(object).Assembly.Location))));
        // The process is always killed, and .NET would leave its diagnostics files in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Where .NET's report of a crash begins, or -1.</summary>
    public static int CrashStart(string text)
    {
        string[] headings = ["Unhandled exception.", "Stack overflow.", "Process terminated.", "Fatal error."];
        return headings.Max(heading => text.LastIndexOf(heading, StringComparison.Ordinal));
    }

    /// <summary>.NET's report of a crash without what was written before it, and at most some screens of it.</summary>
    private static string CrashReport(string text)
    {
        var start = CrashStart(text);
        text = SubmissionText.Clean(text[Math.Max(start, 0)..].Trim());
        if (text.Length <= MaxReportLength) return text;
        return start >= 0
            ? $"{text[..(text.LastIndexOf('\n', MaxReportLength) + 1)]}…"
            : $"…{text[Math.Max(text.IndexOf('\n', text.Length - MaxReportLength), text.Length - MaxReportLength)..]}";
    }

    /// <summary>Waits until the engine has started. That counts for no cell's time limit.</summary>
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
        catch (Exception error) when (error is IOException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Runs a cell and passes on its outputs as they arrive, one at a time.</summary>
    public async Task<CellStatus> RunAsync(
        int executionCount, string code, Action<JsonObject> output, TimeSpan timeout, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _output = output;
            _errorText.Clear();
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            if (await _pipe.RunAsync(executionCount, code, deadline.Token) is { } ok)
                return ok ? CellStatus.Completed : CellStatus.Failed;
        }
        catch (IOException)
        {
            // The process has ended, and the pipe with it.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return CellStatus.TimedOut;
        }

        // The end of its output may not have been read yet.
        await Task.WhenAny(_texts, Task.Delay(DrainTimeout, cancellation));
        return CellStatus.ProcessExited;
    }

    /// <summary>Asks an editor's question; see <see cref="ICellEngine.AnswerAsync"/>.</summary>
    public Task<JsonNode?> AskAsync(JsonObject question, CancellationToken cancellation) =>
        _pipe.AskAsync(question, cancellation);

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
            // It has already ended, or a child of it is ending right now.
        }

        ProcessGroup.Kill(_process.Id);
        lock (_lock) _output = _ => { };
        _process.Dispose();
        _pipe.Dispose();
    }

    /// <summary>Reads what the process, or a program that it started, wrote without <c>Console</c>.</summary>
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
                    lock (_lock) AddErrorText(piece);
                Emit(CellOutput.Stream(name, piece));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was killed while this was reading.
        }
    }

    private void AddErrorText(string piece)
    {
        _errorText.Append(piece);
        if (_errorText.Length <= MaxErrorTextLength) return;
        // Of the report of a crash, the beginning counts; of other text, the end.
        var text = _errorText.ToString();
        var start = CrashStart(text) is >= 0 and var crash ? crash : text.Length - MaxErrorTextLength;
        _errorText.Clear().Append(text.AsSpan(start, Math.Min(text.Length - start, MaxErrorTextLength)));
    }

    private void Emit(JsonObject output)
    {
        lock (_lock) _output(output);
    }
}
