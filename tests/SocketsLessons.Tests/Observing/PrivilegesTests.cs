using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Observing;

public sealed class PrivilegesTests
{
    // CapEff is the set of rights that count now; bit 10 is CAP_NET_BIND_SERVICE (man 5 proc, man 7 capabilities).
    [Fact]
    public void Only_the_code_runs_without_the_right()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has capabilities.");
        var before = Capabilities();

        var inside = Privileges.WithoutLowPorts(Capabilities);

        Assert.Equal(before & ~(1UL << 10), inside);
        Assert.Equal(before, Capabilities());
    }

    [Fact]
    public void Low_port_is_refused_even_to_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has capabilities.");
        Assert.SkipUnless(PortRange.FirstUnprivileged() > 1, "Here, no port needs a right.");

        var error = Privileges.WithoutLowPorts(() =>
        {
            using var socket = Loopback.NewSocket();
            return Assert.Throws<SocketException>(() => socket.Bind(new IPEndPoint(IPAddress.Loopback, 1)));
        });

        Assert.Equal(SocketError.AccessDenied, error.SocketErrorCode);
    }

    [Fact]
    public void Exception_of_the_code_reaches_the_caller() => Assert.Throws<TimeoutException>(
        () => Privileges.WithoutLowPorts<int>(() => throw new TimeoutException()));

    private static ulong Capabilities() => Convert.ToUInt64(
        File.ReadLines("/proc/thread-self/status")
            .Single(line => line.StartsWith("CapEff:", StringComparison.Ordinal))["CapEff:".Length..].Trim(), 16);
}
