using System.Runtime.InteropServices;

namespace SocketsLessons.Protocol;

/// <summary>
/// A process group for the process that runs cells alone, so that everything a cell has started can be killed
/// with it, even after its parent has ended (man 2 setsid, man 2 kill). Windows has no process groups of this kind.
/// </summary>
internal static class ProcessGroup
{
    private const int SIGKILL = 9;

    /// <summary>Makes this process the leader of a new group.</summary>
    public static void Create()
    {
        if (!OperatingSystem.IsWindows()) _ = setsid();
    }

    /// <summary>Kills what is left of the group that this process leads.</summary>
    public static void Kill(int leader)
    {
        if (!OperatingSystem.IsWindows()) _ = kill(-leader, SIGKILL);
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setsid();

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int sig);
}
