namespace SocketsLessons.Runner.Engine;

/// <summary>How a cell ended.</summary>
internal enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>It didn't compile, or it threw.</summary>
    Failed,

    /// <summary>It exceeded its time limit and still runs. End its process, and run no other cell in it.</summary>
    TimedOut,

    /// <summary>Its process ended before it did, by a crash or by <c>Environment.Exit</c>.</summary>
    ProcessExited,
}
