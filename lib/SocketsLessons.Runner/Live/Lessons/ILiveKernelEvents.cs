using SocketsLessons.Runner.Notebooks;

namespace SocketsLessons.Runner.Live.Lessons;

/// <summary>What happens in a <see cref="LiveKernel"/>.</summary>
internal interface ILiveKernelEvents
{
    /// <summary>The state, the running cell or those that wait have changed.</summary>
    void QueueChanged();

    void Started(Cell cell);

    /// <summary>The running cell has an output more, or one has grown.</summary>
    void OutputsChanged();

    /// <param name="cell">The cell that has ended.</param>
    /// <param name="failure">What went wrong, or null.</param>
    /// <param name="took">How long it ran.</param>
    void Ended(Cell cell, string? failure, TimeSpan took);

    /// <summary>The process has ended.</summary>
    /// <param name="because">Why.</param>
    /// <param name="hadVariables">Whether any cell had run in it.</param>
    void Gone(string because, bool hadVariables);
}
