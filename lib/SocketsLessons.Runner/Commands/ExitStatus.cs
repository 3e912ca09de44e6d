namespace SocketsLessons.Runner.Commands;

/// <summary>The exit statuses of the commands.</summary>
internal static class ExitStatus
{
    public const int Success = 0;

    /// <summary>A cell failed or exceeded its time limit, or a check found something.</summary>
    public const int Failure = 1;

    /// <summary>The command line was wrong, or a file can't be used.</summary>
    public const int UsageError = 2;

    /// <summary>Stopped by the user. Shells use this number for SIGINT (128 + 2).</summary>
    public const int Interrupted = 130;
}
