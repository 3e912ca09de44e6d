namespace SocketsLessons.Runner.Commands;

/// <summary>What the command answers to the shell.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>A cell failed or ran over its time.</summary>
    public const int LessonFailed = 1;

    /// <summary>The command was used wrongly, or what it was given cannot be used.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by the user; shells have this number for it (128 and SIGINT).</summary>
    public const int Stopped = 130;
}
