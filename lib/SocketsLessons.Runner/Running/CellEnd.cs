namespace SocketsLessons.Runner.Running;

/// <summary>How a cell ended.</summary>
internal enum CellEnd
{
    /// <summary>It ran to its end.</summary>
    Ran,

    /// <summary>It did not compile, or it threw.</summary>
    Failed,

    /// <summary>It ran longer than it may. It still runs: its process is to be ended, and no other cell run in it.</summary>
    OverTime,

    /// <summary>Its process ended under it, by a crash or by its own exit.</summary>
    ProcessEnded,
}
