namespace SocketsLessons;

public sealed partial class PathLab
{
    private static readonly Lazy<string?> LazyUnavailableReason = new(() =>
    {
        // The only sure way to find out is to start one.
        try
        {
            using var lab = Start();
            return null;
        }
        catch (PlatformNotSupportedException error)
        {
            return error.Message;
        }
    });

    /// <summary>
    /// Why no lab can run here and what to do about it, in one line; null if it can. The first call starts a lab to
    /// find out.
    /// </summary>
    public static string? UnavailableReason => LazyUnavailableReason.Value;

    /// <summary>
    /// The congestion controls that a lab's sockets can use (man 7 tcp, TCP_CONGESTION): all that this kernel has
    /// loaded. Empty if no lab can run.
    /// </summary>
    public static IReadOnlyList<string> CongestionControls => UnavailableReason is not null ? [] :
        File.ReadAllText("/proc/sys/net/ipv4/tcp_available_congestion_control")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
