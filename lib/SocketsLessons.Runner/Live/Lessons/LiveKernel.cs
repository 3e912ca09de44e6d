using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Notebooks;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Advice;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>What a lesson's process is doing.</summary>
internal enum KernelState
{
    /// <summary>There is none.</summary>
    Off,

    /// <summary>It is being started.</summary>
    Starting,

    /// <summary>It waits for a cell.</summary>
    Ready,

    /// <summary>It runs a cell.</summary>
    Busy,
}

/// <summary>
/// Runs the cells of one open lesson, one after the other, in their own process. To stop a cell is to end that
/// process: nothing else ends an endless loop or a blocked call. Then a new process is started, without variables.
/// </summary>
internal sealed class LiveKernel : IAsyncDisposable
{
    private readonly LessonWork _work;
    private readonly CellEngine _engine;
    private readonly ILiveKernelEvents _events;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _lock = new();
    private readonly List<Cell> _waiting = [];
    private readonly HashSet<Cell> _ran = [];
    private readonly Task _loop;
    private CancellationTokenSource _stop = new();
    private LessonSession? _session;
    private Cell? _running;
    private string? _goneBecause;
    private bool _isOff = true;

    public LiveKernel(LessonWork work, CellEngine engine, ILiveKernelEvents events)
    {
        _work = work;
        _engine = engine;
        _events = events;
        _loop = Task.Run(LoopAsync);
    }

    public KernelState State { get; private set; }

    /// <summary>The running cell, and those that wait.</summary>
    public (Cell? Running, IReadOnlyList<Cell> Waiting) Queue
    {
        get { lock (_lock) return (_running, [.. _waiting]); }
    }

    /// <summary>The cells that have run to their end in this process.</summary>
    public IReadOnlySet<Cell> Ran
    {
        get { lock (_lock) return _ran.ToHashSet(); }
    }

    /// <summary>Starts the process, where there is none.</summary>
    public void Prepare()
    {
        lock (_lock) _isOff = false;
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Runs cells after those that wait already.</summary>
    public void Run(IEnumerable<Cell> cells)
    {
        lock (_lock)
        {
            foreach (var cell in cells.Where(cell => cell != _running && !_waiting.Contains(cell))) _waiting.Add(cell);
        }

        _events.QueueChanged();
        Prepare();
    }

    /// <summary>Asks an editor's question; null where there is no process to answer it.</summary>
    public Task<JsonNode?> AskAsync(JsonObject question) =>
        State is KernelState.Ready or KernelState.Busy && _session is { } session
            ? session.AskAsync(question, CancellationToken.None) : Task.FromResult<JsonNode?>(null);

    /// <summary>Ends the process, with whatever runs in it; a new one is started, unless it is to be off.</summary>
    /// <param name="because">Why, for the learner.</param>
    /// <param name="off">Whether to start no new one.</param>
    public void End(string because, bool off = false)
    {
        CancellationTokenSource stop;
        lock (_lock)
        {
            _goneBecause = because;
            _waiting.Clear();
            _isOff = off;
            stop = _stop;
        }

        // Not on this thread: what follows a cancellation waits for the end of the process.
        _ = stop.CancelAsync();
        _wake.Writer.TryWrite(true);
    }

    public async ValueTask DisposeAsync()
    {
        End("The lessons have ended.", off: true);
        _wake.Writer.TryComplete();
        await _loop;
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        while (await _wake.Reader.WaitToReadAsync())
        {
            _wake.Reader.TryRead(out _);
            try
            {
                if (_stop.IsCancellationRequested) Reset();
                if (!_isOff) await StartAsync();
                while (_session is not null && Take() is { } cell) await RunAsync(cell, _session);
            }
            catch (OperationCanceledException)
            {
                Reset();
                if (!_isOff) _wake.Writer.TryWrite(true);
            }
            catch (Exception error) when (error is UserErrorException or Win32Exception or IOException)
            {
                Fail(error.Message);
            }
        }

        _session?.Dispose();
    }

    private async Task StartAsync()
    {
        if (_session is not null) return;
        Enter(KernelState.Starting);
        var session = LessonSession.Start(_work.Notebook, _engine);
        session.Guard = change =>
        {
            lock (_work.Lock) change();
            _events.OutputsChanged();
        };
        _session = session;
        if (await session.OpenAsync(_stop.Token) is { } failure) Fail(failure);
        else Enter(KernelState.Ready);
    }

    /// <summary>No process can be had; the next cell that is run tries again.</summary>
    private void Fail(string because)
    {
        lock (_lock)
        {
            (_goneBecause, _isOff) = (because, true);
            _waiting.Clear();
        }

        Reset();
    }

    private Cell? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0) return null;
            _running = _waiting[0];
            _waiting.RemoveAt(0);
            return _running;
        }
    }

    private async Task RunAsync(Cell cell, LessonSession session)
    {
        lock (_work.Lock) cell.Outputs.Clear();
        Enter(KernelState.Busy);
        _events.Started(cell);
        var start = Stopwatch.GetTimestamp();
        string? failure;
        try
        {
            failure = await session.RunAsync(cell, Timeout.InfiniteTimeSpan, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            string? hint;
            lock (_work.Lock) hint = TimeoutAdvice.Find(cell, _work.Notebook);
            var words = $"This cell was stopped.{(hint is null ? "" : $" {hint}")}";
            lock (_work.Lock) cell.Outputs.Add(CellOutput.Error("Stopped", words, [words]));
            lock (_lock) _running = null;
            session.Dispose();
            _session = null;
            _events.Ended(cell, words, Stopwatch.GetElapsedTime(start));
            throw;
        }

        lock (_lock)
        {
            _running = null;
            if (failure is null) _ran.Add(cell);
            else _waiting.Clear();
            if (session.HasEnded) (_goneBecause, _isOff) = ("The process of this lesson has ended.", false);
        }

        _events.Ended(cell, failure, Stopwatch.GetElapsedTime(start));
        if (session.HasEnded) _stop.Cancel();
        _stop.Token.ThrowIfCancellationRequested();
        Enter(KernelState.Ready);
    }

    /// <summary>Ends the process and says why.</summary>
    private void Reset()
    {
        _session?.Dispose();
        _session = null;
        string because;
        bool hadVariables;
        lock (_lock)
        {
            hadVariables = _ran.Count > 0;
            _ran.Clear();
            _stop.Dispose();
            _stop = new CancellationTokenSource();
            because = _goneBecause ?? "";
        }

        State = KernelState.Off;
        _events.Gone(because, hadVariables);
        _events.QueueChanged();
    }

    private void Enter(KernelState state)
    {
        State = state;
        _events.QueueChanged();
    }
}
