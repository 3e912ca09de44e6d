using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Running;

/// <summary>What became of a run.</summary>
/// <param name="Engine">What ran the cells.</param>
/// <param name="Executed">The notebook with the outputs of every cell that ran, whole or in part.</param>
/// <param name="Failure">What stopped it, in one line that names the cell; null when every cell ran.</param>
/// <param name="Took">How long the whole run took.</param>
internal sealed record LessonResult(CellEngine Engine, Notebook Executed, string? Failure, TimeSpan Took)
{
    /// <summary>When the run ended, by the machine's clock.</summary>
    public DateTimeOffset At { get; } = DateTimeOffset.Now;
}
