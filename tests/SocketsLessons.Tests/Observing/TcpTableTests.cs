using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Observing;

/// <summary>The states that RFC 9293 §3.3.2 and §3.6 give to both ends, as the system lists them.</summary>
public sealed class TcpTableTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_connection_has_two_ends_whose_addresses_mirror_each_other()
    {
        using var loopback = new Loopback();

        var table = TcpTable.Of(loopback.EndPoint);

        Assert.True(table.IsListening);
        var client = (IPEndPoint)loopback.Client.LocalEndPoint!;
        Assert.Equal(
            [
                new TcpRow(Side.Client, client, loopback.EndPoint, TcpState.Established),
                new TcpRow(Side.Server, loopback.EndPoint, client, TcpState.Established),
            ],
            // The port may have been another test's a minute ago.
            table.Rows.Where(row => row.State != TcpState.TimeWait));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(65_536)]
    public void An_invalid_port_is_refused(int port) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpTable.Of(port));

    [Fact]
    public void The_states_are_those_of_proc_net_tcp()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc/net/tcp is Linux's own table.");
        using var loopback = new Loopback();
        var client = (IPEndPoint)loopback.Client.LocalEndPoint!;
        loopback.Client.Shutdown(SocketShutdown.Send);
        TcpTable.WaitFor(
            loopback.EndPoint.Port, table => table.StateOf(Side.Server, client) == TcpState.CloseWait, Deadline);

        var port = client.Port.ToString("X4", CultureInfo.InvariantCulture);
        var server = loopback.EndPoint.Port.ToString("X4", CultureInfo.InvariantCulture);
        var rows = File.ReadLines("/proc/net/tcp").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        string State(Predicate<string[]> which) => Assert.Single(rows, which)[3];
        // The numbers are those of the kernel's enumeration: 05 is FIN_WAIT2, 08 is CLOSE_WAIT.
        Assert.Equal(
            "05", State(
            row => row[1].EndsWith(":" + port, StringComparison.Ordinal)
                && row[2].EndsWith(":" + server, StringComparison.Ordinal)));
        Assert.Equal(
            "08", State(
            row => row[2].EndsWith(":" + port, StringComparison.Ordinal)
                && row[1].EndsWith(":" + server, StringComparison.Ordinal)));

        var table = TcpTable.Of(loopback.EndPoint);
        Assert.Equal(TcpState.FinWait2, table.StateOf(Side.Client, client));
        Assert.Equal(TcpState.CloseWait, table.StateOf(Side.Server, client));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_side_that_ends_first_is_left_in_TIME_WAIT(bool clientFirst)
    {
        using var loopback = new Loopback();
        var client = loopback.Client.LocalEndPoint!;
        var (first, second) = clientFirst ? (loopback.Client, loopback.Server) : (loopback.Server, loopback.Client);
        first.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, second.Receive(new byte[1]));
        second.Dispose();
        first.Dispose();

        var (waiting, gone) = clientFirst ? (Side.Client, Side.Server) : (Side.Server, Side.Client);
        var table = TcpTable.WaitFor(
            loopback.EndPoint.Port,
            table => (table.StateOf(waiting, client), table.StateOf(gone, client)) is (TcpState.TimeWait, null),
            Deadline);

        Assert.Equal((TcpState.TimeWait, null), (table.StateOf(waiting, client), table.StateOf(gone, client)));
    }

    [Fact] // RFC 9293 §3.10.7.4
    public void A_reset_leaves_neither_end()
    {
        using var loopback = new Loopback();
        var client = loopback.Client.LocalEndPoint!;
        loopback.Server.LingerState = new LingerOption(true, 0);
        loopback.Server.Dispose();
        Assert.Throws<SocketException>(() => loopback.Client.Receive(new byte[1]));

        var table = TcpTable.Of(loopback.EndPoint);

        Assert.Null(table.StateOf(Side.Client, client));
        Assert.Null(table.StateOf(Side.Server, client));
    }

    [Fact]
    public void A_bound_socket_that_does_not_listen_is_not_listed()
    {
        using var bound = Loopback.NewSocket();
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var table = TcpTable.Of(bound.LocalEndPoint!);

        Assert.False(table.IsListening);
        Assert.DoesNotContain(table.Rows, row => row.State != TcpState.TimeWait);
    }

    [Fact]
    public void WaitFor_ends_at_its_deadline()
    {
        using var loopback = new Loopback();
        var asked = 0;

        var table = TcpTable.WaitFor(loopback.EndPoint.Port, _ => ++asked == 3, Deadline);
        TcpTable.WaitFor(loopback.EndPoint.Port, _ => false, TimeSpan.Zero);

        Assert.Equal(3, asked);
        Assert.Equal(TcpState.Established, table.StateOf(Side.Server, loopback.Client.LocalEndPoint!));
    }

    [Fact]
    public void An_end_point_without_a_port_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TcpTable.Of(new IPEndPoint(IPAddress.Loopback, 0)));
        Assert.Contains("bind the socket first", error.Message, StringComparison.Ordinal);
    }
}
