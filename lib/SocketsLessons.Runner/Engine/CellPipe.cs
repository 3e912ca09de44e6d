using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocketsLessons.Protocol;

namespace SocketsLessons.Runner.Engine;

/// <summary>The command's end of the pipe to a process that runs cells: see <see cref="CellServer"/>.</summary>
internal sealed class CellPipe : IDisposable
{
    private readonly NamedPipeServerStream _pipe;
    private readonly Action<JsonObject> _output;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _asked = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _lock = new();
    private StreamReader _events = StreamReader.Null;
    private StreamWriter _messages = StreamWriter.Null;
    private TaskCompletionSource<bool?> _done = new();
    private bool _isOver;
    private int _questions;

    /// <param name="output">Receives the outputs of cells as they arrive.</param>
    /// <exception cref="UserErrorException">The path of the temporary folder is too long.</exception>
    public CellPipe(Action<JsonObject> output)
    {
        _output = output;
        try
        {
            const PipeOptions Options = PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly;
            _pipe = new(Name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, Options);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // The pipe is a socket in that folder, and a socket's path has at most 107 bytes (man 7 unix).
            throw new UserErrorException(
                $"The path of the temporary folder is too long: {Path.GetTempPath()}. "
                    + "Set TMPDIR to a shorter one.", error);
        }
    }

    /// <summary>The name by which the process connects.</summary>
    public string Name { get; } = $"lessons-{Guid.NewGuid():N}"[..20];

    /// <summary>Completes when the process has connected.</summary>
    public Task ConnectAsync(CancellationToken cancellation) => _pipe.WaitForConnectionAsync(cancellation);

    /// <summary>Waits until the engine has started, and reads its events from then on.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        _events = new StreamReader(_pipe, new UTF8Encoding(false));
        _messages = new StreamWriter(_pipe, new UTF8Encoding(false)) { AutoFlush = true };
        if (await _events.ReadLineAsync(cancellation) != CellEvent.Ready.ToJsonString()) return false;
        _ = ReadEventsAsync();
        return true;
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>Whether it completed; null if the process has ended.</returns>
    public async Task<bool?> RunAsync(int executionCount, string code, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<bool?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isOver) return null;
            _done = done;
        }

        await SendAsync(new JsonObject { ["count"] = executionCount, ["code"] = code }, cancellation);
        return await done.Task.WaitAsync(cancellation);
    }

    /// <summary>Asks an editor's question; see <see cref="ICellEngine.AnswerAsync"/>.</summary>
    /// <returns>The answer; null if there is none or the process has ended.</returns>
    public async Task<JsonNode?> AskAsync(JsonObject question, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _questions);
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isOver) return null;
            _asked[id] = answer;
        }

        try
        {
            question["id"] = id;
            await SendAsync(question, cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        catch (IOException)
        {
            return null;
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    public void Dispose() => _pipe.Dispose();

    private async Task SendAsync(JsonObject message, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            // Not canceled: half a line would spoil the next one.
            await _messages.WriteLineAsync(message.ToJsonString());
        }
        catch (Exception error) when (error is ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException("The process has been ended.", error);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Passes on the events of the process until it ends.</summary>
    private async Task ReadEventsAsync()
    {
        try
        {
            while (await _events.ReadLineAsync() is { } line)
            {
                var message = JsonNode.Parse(line)!;
                if (message["output"] is JsonObject sent) _output((JsonObject)sent.DeepClone());
                else if (message["ok"] is { } ok) _done.TrySetResult(ok.GetValue<bool>());
                else if (_asked.TryGetValue(message["id"]!.GetValue<int>(), out var asked))
                    asked.TrySetResult(message["answer"]?.DeepClone());
            }
        }
        catch (Exception error)
            when (error is IOException or ObjectDisposedException or OperationCanceledException or JsonException)
        {
            // The process was killed while this was reading, perhaps within a line.
        }

        lock (_lock)
        {
            _isOver = true;
            _done.TrySetResult(null);
            foreach (var asked in _asked.Values) asked.TrySetResult(null);
        }
    }
}
