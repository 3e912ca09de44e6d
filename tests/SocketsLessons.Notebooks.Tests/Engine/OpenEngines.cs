using SocketsLessons.Notebooks.Tests.Lessons;
using SocketsLessons.Runner.Engine;
using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Notebooks.Tests.Engine;

/// <summary>
/// Each engine, started once for a class of tests. Their cells leave it as it was, but for names that other cells
/// define again.
/// </summary>
public sealed class OpenEngines : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<CellEngine, LessonSession> _sessions = [];

    /// <summary>Runs all cells, whatever each of them ends with. The failure is the last one's.</summary>
    internal Task<LessonResult> RunAsync(CellEngine engine, params string[] cells) =>
        RunAsync(engine, Runs.Make(cells));

    internal Task<LessonResult> RunAsync(string engine, params string[] cells)
    {
        Assert.SkipUnless(engine == CellEngine.ScriptName || CellEngine.HasKernel, LessonRuns.NoKernel);
        return RunAsync(CellEngine.Named(engine), cells);
    }

    internal async Task<LessonResult> RunAsync(CellEngine engine, Notebook notebook)
    {
        Assert.SkipUnless(engine == CellEngine.Script || CellEngine.HasKernel, LessonRuns.NoKernel);
        var cancellation = TestContext.Current.CancellationToken;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (!_sessions.TryGetValue(engine, out var session))
            {
                session = LessonSession.Start(Runs.Make("// the tests bring their own cells"), engine);
                _sessions.Add(engine, session);
                Assert.Null(await session.OpenAsync(cancellation));
            }

            string? failure = null;
            foreach (var cell in notebook.CodeCells)
                failure = await session.RunAsync(cell, Runs.CellTimeout, cancellation) ?? failure;
            return new LessonResult(engine, notebook, failure, TimeSpan.Zero);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values) session.Dispose();
        _turn.Dispose();
    }
}
