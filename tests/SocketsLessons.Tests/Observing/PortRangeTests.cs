using System.Diagnostics;
using System.Globalization;

namespace SocketsLessons.Tests.Observing;

public sealed class PortRangeTests
{
    [Fact]
    public void The_range_is_that_of_sysctl()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/sbin/sysctl"), "sysctl is not here (Debian: procps).");
        using var sysctl = Process.Start(
            new ProcessStartInfo("/sbin/sysctl", "-n net.ipv4.ip_local_port_range") { RedirectStandardOutput = true })!;
        var numbers = sysctl.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();

        var range = PortRange.Ephemeral();

        Assert.Equal((numbers[0], numbers[1]), (range.First, range.Last));
    }

    [Fact]
    public void A_port_that_the_system_assigns_is_in_the_range()
    {
        using var loopback = new Loopback();
        Assert.True(PortRange.Ephemeral().Contains(((System.Net.IPEndPoint)loopback.Client.LocalEndPoint!).Port));
    }

    // What netsh prints on Windows, where the second number is how many ports there are, and sysctl on macOS.
    [Theory]
    [InlineData(
        "\nProtocol tcp Dynamic Port Range\n---------------------------------\nStart Port      : 49152\nNumber of "
            + "Ports : 16384\n", true, 49_152, 65_535)]
    [InlineData("49152\n65535\n", false, 49_152, 65_535)]
    [InlineData("32768\t60999\n", false, 32_768, 60_999)]
    public void Each_systems_format_is_parsed(string text, bool lastIsCount, int first, int last)
    {
        var range = PortRange.Parse(text, "there", lastIsCount);

        Assert.Equal((first, last, last - first + 1), (range.First, range.Last, range.Count));
        Assert.True(
            range.Contains(first) && range.Contains(last) && !range.Contains(first - 1) && !range.Contains(last + 1));
    }

    [Fact]
    public void Output_without_a_range_is_an_error() =>
        Assert.Throws<IOException>(() => PortRange.Parse("no such command", "there", lastIsCount: false));

    [Theory]
    [InlineData(32_768, 60_999, 10, 46_884, 46_893)]
    [InlineData(100, 103, 2, 102, 103)]
    [InlineData(100, 103, 4, 100, 103)]
    [InlineData(100, 103, 9, 100, 103)]
    public void Middle_is_a_part_of_the_range(int first, int last, int count, int expectedFirst, int expectedLast)
    {
        var middle = new PortRange(first, last, "").Middle(count);

        Assert.Equal((expectedFirst, expectedLast), (middle.First, middle.Last));
    }

    [Fact]
    public void Middle_without_a_port_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PortRange.Dynamic.Middle(0));

    // The kernel's own file, read by another program.
    [Fact]
    public void First_unprivileged_port_is_that_of_sysctl()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/sbin/sysctl"), "sysctl is not here (Debian: procps).");
        using var sysctl = Process.Start(
            new ProcessStartInfo("/sbin/sysctl", "-n net.ipv4.ip_unprivileged_port_start")
            {
                RedirectStandardOutput = true
            })!;

        var expected = int.Parse(sysctl.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);

        Assert.Equal(expected, PortRange.FirstUnprivileged());
    }
}
