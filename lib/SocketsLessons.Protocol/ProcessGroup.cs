using System.Runtime.InteropServices;

namespace SocketsLessons.Protocol;

/// <summary>
/// A group of its own for the process that runs cells, so that what a cell has started can be ended with it,
/// even when its parent is gone (man 2 setsid, man 2 kill). Windows has no such groups.
/// </summary>
internal static class ProcessGroup
{
    private const int Kill = 9;

    /// <summary>Makes this process the first of a new group.</summary>
    public static void Found()
    {
        if (!OperatingSystem.IsWindows()) _ = setsid();
    }

    /// <summary>Ends whatever is left of the group that a process has founded.</summary>
    public static void End(int founder)
    {
        if (!OperatingSystem.IsWindows()) _ = kill(-founder, Kill);
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setsid();

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
