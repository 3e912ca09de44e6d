using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>The result of a run.</summary>
/// <param name="Engine">What ran the cells.</param>
/// <param name="Executed">The notebook with the outputs of every cell that ran, also of one that failed.</param>
/// <param name="Failure">What stopped it, or went wrong in a solution, in one line that names the cell; null if every
/// cell completed and every solution passed.</param>
/// <param name="Duration">How long the cells took with the start of the engine; solutions don't count.</param>
internal sealed record LessonResult(CellEngine Engine, Notebook Executed, string? Failure, TimeSpan Duration)
{
    /// <summary>The lesson with its solutions in place of the stubs, which are the only cells with outputs; null if
    /// they weren't run.</summary>
    public Notebook? Solved { get; init; }

    /// <summary>When the run ended, by the machine's clock.</summary>
    public DateTimeOffset EndedAt { get; } = DateTimeOffset.Now;
}
