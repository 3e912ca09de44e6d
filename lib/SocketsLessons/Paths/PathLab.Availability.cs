namespace SocketsLessons;

public sealed partial class PathLab
{
    private static readonly Lazy<string?> LazyUnavailableReason = new(() =>
    {
        // The only sure way to know is to try.
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

    /// <summary>Why no lab can run here and what would allow it, in one line; null where it can. It is tried once.</summary>
    public static string? UnavailableReason => LazyUnavailableReason.Value;

    /// <summary>
    /// The congestion controls that a socket of a lab may have (man 7 tcp, TCP_CONGESTION): all that this kernel has
    /// loaded, because in a private network everybody may choose. Empty where no lab can run.
    /// </summary>
    public static IReadOnlyList<string> CongestionControls => UnavailableReason is not null ? [] :
        File.ReadAllText("/proc/sys/net/ipv4/tcp_available_congestion_control").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
