using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Engine;

/// <summary>The result of a run.</summary>
/// <param name="Engine">What ran the cells.</param>
/// <param name="Executed">The notebook with the outputs of every cell that ran, also of one that failed.</param>
/// <param name="Failure">What stopped it, in one line that names the cell, or null if every cell completed.</param>
/// <param name="Duration">How long the whole run took.</param>
internal sealed record LessonResult(CellEngine Engine, Notebook Executed, string? Failure, TimeSpan Duration)
{
    /// <summary>When the run ended, by the machine's clock.</summary>
    public DateTimeOffset EndedAt { get; } = DateTimeOffset.Now;
}
