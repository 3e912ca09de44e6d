using System.Net.WebSockets;
using System.Text.Json.Nodes;
using SocketsLessons.Protocol;
using SocketsLessons.Runner.Live.Serving;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>
/// A lesson that is open: the learner's work, the process that runs its cells, and the tabs that show it. All tabs show
/// the same; what one of them changes, the others see.
/// </summary>
internal sealed class LiveLesson : ILiveKernelEvents, IAsyncDisposable
{
    private readonly ProgressFile _progress;
    private readonly TimeSpan _idle;
    private readonly LiveKernel _kernel;
    private readonly Lock _lock = new();
    private readonly Dictionary<LiveTab, int> _tabs = [];
    private readonly Dictionary<string, LessonExercise> _exercises;
    private readonly Dictionary<string, JsonObject> _ended = [];
    private CancellationTokenSource _unattended = new();
    private OutputFlow? _flow;
    private string? _notice;

    public LiveLesson(LessonWork work, ProgressFile progress, LiveOptions options)
    {
        Work = work;
        _progress = progress;
        _idle = options.Idle;
        _exercises = LessonExercise.In(work.Notebook).ToDictionary(exercise => exercise.Stub.Id);
        _kernel = new LiveKernel(work, options.Engine, this);
        work.File.Attempted = TellSaved;
        progress.File.Attempted += TellSaved;
    }

    public LessonWork Work { get; }

    public Notebook Notebook => Work.Notebook;

    public string Name => Notebook.Name;

    /// <summary>Serves a tab until it is closed.</summary>
    public async Task AttendAsync(WebSocket socket, CancellationToken cancellation)
    {
        var tab = new LiveTab(socket);
        lock (_lock)
        {
            _tabs[tab] = 0;
            _unattended.Cancel();
            tab.Send(LiveMessages.State(this, _progress, _kernel, _ended, _notice));
        }

        _kernel.Prepare();
        await tab.RunAsync(message => Receive(tab, message), cancellation);
        lock (_lock)
        {
            _tabs.Remove(tab);
            if (_tabs.Count > 0) return;
            _unattended.Dispose();
            _unattended = new CancellationTokenSource();
            _ = EndWhenIdleAsync(_unattended.Token);
        }
    }

    public void QueueChanged() => Broadcast(LiveMessages.Queue(_kernel));

    public void Started(Cell cell)
    {
        _flow?.End();
        lock (_lock)
        {
            _ended.Remove(cell.Id);
            _notice = null;
            _flow = new OutputFlow(cell, Work, (first, html) => Broadcast(LiveMessages.Outputs(cell, first, html)));
        }

        Broadcast(LiveMessages.Started(cell));
    }

    public void OutputsChanged() => _flow?.Changed();

    public void Ended(Cell cell, string? failure, TimeSpan took)
    {
        _flow?.Flush();
        var ended = LiveMessages.Ended(cell, failure, took, IsNotCompiled(cell) ? Needs(cell) : []);
        lock (_lock) _ended[cell.Id] = ended;
        Broadcast((JsonObject)ended.DeepClone());
        if (failure is null && cell == Notebook.CodeCells.First()) _ = EditorQuestions.WarmUpAsync(_kernel);
        if (failure is null || _exercises.ContainsKey(cell.Id)) Note(cell, isDone: failure is null);
        Work.File.Changed();
    }

    public void Gone(string because, bool hadVariables)
    {
        lock (_lock)
        {
            _notice = hadVariables ? $"{because} Its variables are gone." : because;
            // What a cell defined is gone, too; what went wrong still says what to do.
            foreach (var (cell, ended) in _ended.ToArray())
                if (ended["failure"] is null) _ended.Remove(cell);
        }

        Broadcast(LiveMessages.Notice(_notice));
    }

    public async ValueTask DisposeAsync()
    {
        await _kernel.DisposeAsync();
        await Work.DisposeAsync();
        _unattended.Dispose();
    }

    private void Receive(LiveTab tab, JsonObject message)
    {
        var cell = Work.Find(Cell.Text(message["cell"]));
        switch (Cell.Text(message["type"]))
        {
            case "edit" when cell is not null:
                Edit(tab, cell, Cell.Text(message["source"]));
                lock (_lock) _tabs[tab] = Math.Max(_tabs.GetValueOrDefault(tab), message["n"]?.GetValue<int>() ?? 0);
                break;
            case "run":
                var cells = (message["cells"] as JsonArray ?? []).Select(id => Work.Find(Cell.Text(id)))
                    .OfType<Cell>().ToArray();
                if (cells.Length > 0) _progress.IsAt(Name, cells[^1].Id);
                _kernel.Run(cells);
                break;
            case "stop":
                _kernel.End("You stopped the cell, and with it the process of this lesson.");
                break;
            case "restart":
                _kernel.End("This lesson was started again.");
                break;
            case "reset" when cell is not null:
                Reset(cell);
                break;
            case "reset":
                _kernel.End("This lesson was reset.");
                foreach (var each in Notebook.CodeCells) Reset(each);
                break;
            case "ask" when cell is not null:
                _ = AnswerAsync(tab, cell, message);
                break;
            case "predict":
                _progress.Change(
                    Name, progress => progress.Predictions[Cell.Text(message["key"])] = Cell.Text(message["text"]));
                break;
            case "hint":
                _progress.Change(
                    Name, progress =>
                        progress.Hints[Cell.Text(message["exercise"])] = message["open"]?.GetValue<int>() ?? 0);
                break;
        }
    }

    private async Task AnswerAsync(LiveTab tab, Cell cell, JsonObject question)
    {
        var number = question["id"]?.GetValue<int>() ?? 0;
        var answer = await EditorQuestions.AskAsync(_kernel, Notebook, cell, question);
        tab.Send(LiveMessages.Answer(number, answer));
    }

    private void Edit(LiveTab tab, Cell cell, string source)
    {
        Work.Edit(cell, source);
        _progress.IsAt(Name, cell.Id);
        Broadcast(LiveMessages.Source(cell, Work), except: tab);
    }

    private void Reset(Cell cell)
    {
        Work.Reset(cell);
        lock (_lock) _ended.Remove(cell.Id);
        Broadcast(LiveMessages.Source(cell, Work));
        Broadcast(LiveMessages.Outputs(cell, 0, []));
    }

    private bool IsNotCompiled(Cell cell)
    {
        lock (Work.Lock)
            return cell.Outputs.Any(output => Cell.Text(output?["ename"]) == CellOutput.CompilationErrorName);
    }

    /// <summary>The cells to run first: the one that loads the library, and those that define a name.</summary>
    private Cell[] Needs(Cell cell)
    {
        var ran = _kernel.Ran;
        return [.. CellDependency.Of(cell, Notebook).Select(need => need.From).Prepend(Notebook.CodeCells.First())
            .Where(need => need != cell && !ran.Contains(need)).Distinct()];
    }

    private void Note(Cell cell, bool isDone)
    {
        _progress.Change(Name, progress =>
        {
            if (isDone) progress.Ran.Add(cell.Id);
            if (!_exercises.TryGetValue(cell.Id, out var exercise)) return;
            if (Work.IsChanged(cell)) progress.Attempted.Add(exercise.Number);
            lock (Work.Lock)
            {
                if (exercise.IsPassed) progress.Passed.Add(exercise.Number);
            }
        });
        Broadcast(LiveMessages.Progress(Name, _progress));
    }

    private void TellSaved()
    {
        var failure = Work.File.Failure ?? _progress.File.Failure;
        lock (_lock)
        {
            foreach (var (tab, number) in _tabs)
                tab.Send(LiveMessages.Saved(Work.File.IsWritten ? number : null, failure));
        }
    }

    private async Task EndWhenIdleAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(_idle, cancellation);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _kernel.End(
            $"Nobody looked at this lesson for {_idle.TotalMinutes:0} minutes, so its process was ended.", off: true);
    }

    private void Broadcast(JsonObject message, LiveTab? except = null)
    {
        lock (_lock)
        {
            foreach (var tab in _tabs.Keys.Where(tab => tab != except)) tab.Send(message);
        }
    }
}
