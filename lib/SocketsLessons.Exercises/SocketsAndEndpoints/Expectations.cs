using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SocketsLessons.Notebooks.Tests.Lessons;

public sealed class SocketsAndEndpointsExpectations(ExecutedLessons lessons) : IClassFixture<ExecutedLessons>
{
    private const string Topic = "SocketsAndEndpoints";

    [Theory]
    [InlineData("both-ways", "receives 5 bytes\nthe first client has something to receive: False")] // RFC 9293 §3.9.2.3
    [InlineData("addresses", "0:0:0:0:0:0:0:1       InterNetworkV6, written back as ::1")] // RFC 5952 §4.2
    [InlineData("addresses", "127.0.0.256           isn't an address")] // RFC 791 §3.1: 8 bits each
    [InlineData("endpoints", "[2001:db8::7]:443  address 2001:db8::7, port 443")] // RFC 3986 §3.2.2
    [InlineData("endpoints", "2001:db8::7:443    address 2001:db8::7:443, port 0")] // RFC 4291 §2.2
    [InlineData("endpoints", "127.0.0.1:65536    isn't an endpoint")] // RFC 9293 §3.1: 16 bits
    [InlineData("family", "not connected: ")] // man 2 connect, EAFNOSUPPORT
    [InlineData("datagrams", "3 bytes from 127.0.0.1:")] // RFC 768: datagrams
    [InlineData("table", "Poll:   True\nSelect: 1 of 2 sockets left\nlimit: 250")] // man 2 select
    public void Shows_by_definition(string cell, string expected) =>
        Assert.Contains(expected, lessons.Shown(Topic, cell), StringComparison.Ordinal);

    // man 7 ipv6: the option is off in .NET, unless the socket is created without a family.
    [Theory]
    [InlineData("dual mode on, listening at ::  ", "yes")]
    [InlineData("dual mode on, listening at ::1", "no")]
    [InlineData("dual mode off, listening at ::  ", "no")]
    public void One_socket_serves_both_families_only_in_dual_mode_at_any_address(string situation, string answer)
    {
        Assert.SkipUnless(HasIPv6(), "This machine has no IPv6.");

        Assert.Matches($@"(?m)^{situation}\s+{answer} ", lessons.Shown(Topic, "families-claim"));
    }

    [Fact]
    public void Two_connections_differ_in_the_local_port_alone()
    {
        var ends = lessons.Shown(Topic, "four-values");

        // The second picture's text follows the first one's directly.
        var ports = Regex.Matches(ends, @"127\.0\.0\.1:(\d+) ↔ 127\.0\.0\.1:(\d+?)(?=127\.0\.0\.1|\s|$)");
        Assert.Equal(2, ports.Count);
        Assert.NotEqual(ports[0].Groups[1].Value, ports[1].Groups[1].Value);
        Assert.Equal(ports[0].Groups[2].Value, ports[1].Groups[2].Value);
    }

    private static bool HasIPv6()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
