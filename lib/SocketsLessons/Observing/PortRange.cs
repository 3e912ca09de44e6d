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
    /// <c>sysctl</c>.
    /// </summary>
    /// <exception cref="PlatformNotSupportedException">The system's range can't be read; use <see cref="Dynamic"/>.
    /// </exception>
    public static PortRange Ephemeral()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                const string File = "/proc/sys/net/ipv4/ip_local_port_range";
                return Parse(System.IO.File.ReadAllText(File), File, lastIsCount: false);
            }

            if (OperatingSystem.IsWindows())
                return Parse(
                    Output("netsh", "int ipv4 show dynamicport tcp"), "netsh int ipv4 show dynamicport tcp",
                    lastIsCount: true);
            if (OperatingSystem.IsMacOS())
                return Parse(
                    Output("sysctl", "-n net.inet.ip.portrange.first net.inet.ip.portrange.last"),
                    "sysctl net.inet.ip.portrange", lastIsCount: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new PlatformNotSupportedException(
                $"The port range can't be read here: {error.Message} Use PortRange.Dynamic.", error);
        }

        throw new PlatformNotSupportedException(
            "There's no known way to read this system's port range; use PortRange.Dynamic.");
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
