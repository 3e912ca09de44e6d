using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SocketsLessons;

/// <summary>A range of ports, both ends included.</summary>
/// <param name="First">The lowest port.</param>
/// <param name="Last">The highest port.</param>
/// <param name="Source">Where the range was read, or which document defines it.</param>
public sealed partial record PortRange(int First, int Last, string Source)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>The range that IANA reserves for ephemeral ports (RFC 6335 §6).</summary>
    public static PortRange Dynamic { get; } = new(49_152, 65_535, "RFC 6335, section 6");

    /// <summary>How many ports the range has.</summary>
    public int Count => Last - First + 1;

    /// <summary>
    /// The range from which this system takes ephemeral TCP ports over IPv4: on Linux from
    /// <c>/proc/sys/net/ipv4/ip_local_port_range</c> (man 7 ip), on Windows from <c>netsh</c>, on macOS from
    /// <c>sysctl</c>. If it can't be read, this is <see cref="Dynamic"/>, and <see cref="Source"/> says why.
    /// </summary>
    public static PortRange Ephemeral()
    {
        try
        {
            return ReadEphemeral();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return Dynamic with { Source = $"{Dynamic.Source}; this system's range can't be read: {error.Message}" };
        }
    }

    /// <summary>
    /// The lowest port that a program without special rights may bind to: on Linux from
    /// <c>/proc/sys/net/ipv4/ip_unprivileged_port_start</c> (kernel documentation, ip-sysctl), 0 on Windows, 1024
    /// elsewhere (<c>IPPORT_RESERVED</c> in BSD's netinet/in.h).
    /// </summary>
    public static int FirstUnprivileged()
    {
        const string Setting = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
        const int Reserved = 1024;
        if (OperatingSystem.IsWindows()) return 0;
        try
        {
            return OperatingSystem.IsLinux()
                ? int.Parse(File.ReadAllText(Setting), CultureInfo.InvariantCulture) : Reserved;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Reserved;
        }
    }

    /// <summary>Some ports from the middle of this range.</summary>
    /// <param name="count">How many; all of the range, if it has no more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count isn't positive.</exception>
    public PortRange Middle(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        count = Math.Min(count, Count);
        var first = Math.Min(First + Count / 2, Last - count + 1);
        return new PortRange(first, first + count - 1, $"a part of {First} to {Last}");
    }

    /// <summary>Whether a port is in the range.</summary>
    /// <param name="port">The port.</param>
    public bool Contains(int port) => port >= First && port <= Last;

    /// <summary>The range and its source.</summary>
    public override string ToString() => $"{First} to {Last}, {Count} ports ({Source})";

    /// <summary>
    /// Reads the first two numbers of at least three digits. Windows prints the first port and a count.
    /// </summary>
    internal static PortRange Parse(string text, string source, bool lastIsCount)
    {
        var numbers = Number().Matches(text).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
            .Take(2).ToArray();
        if (numbers.Length < 2) throw new IOException($"{source} does not name a range.");
        return new PortRange(numbers[0], lastIsCount ? numbers[0] + numbers[1] - 1 : numbers[1], source);
    }

    private static PortRange ReadEphemeral()
    {
        if (OperatingSystem.IsLinux())
        {
            const string Setting = "/proc/sys/net/ipv4/ip_local_port_range";
            return Parse(File.ReadAllText(Setting), Setting, lastIsCount: false);
        }

        if (OperatingSystem.IsWindows())
            return Parse(
                Output("netsh", "int ipv4 show dynamicport tcp"), "netsh int ipv4 show dynamicport tcp",
                lastIsCount: true);
        if (OperatingSystem.IsMacOS())
            return Parse(
                Output("sysctl", "-n net.inet.ip.portrange.first net.inet.ip.portrange.last"),
                "sysctl net.inet.ip.portrange", lastIsCount: false);
        throw new IOException("no command for it is known.");
    }

    private static string Output(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (output.Wait(Deadline)) return output.Result;
        process.Kill();
        throw new IOException($"{program} did not answer within {Deadline.TotalSeconds} s.");
    }

    [GeneratedRegex(@"\b\d{3,5}\b")]
    private static partial Regex Number();
}
