using System.Net.NetworkInformation;

namespace SocketsLessons.Tests.Observing;

public sealed class ShortConnectionTests
{
    // Only the side that closes first is in TIME_WAIT (RFC 9293, section 3.6); the system's own list says which.
    [Theory]
    [InlineData(Side.Client)]
    [InlineData(Side.Server)]
    public void Side_that_closes_first_is_in_TIME_WAIT(Side closesFirst)
    {
        using var loopback = new Loopback();

        var port = ShortConnection.Run(loopback.Listener, closesFirst);

        var table = TcpTable.WaitFor(
            loopback.EndPoint.Port,
            now => now.Rows.Any(row => row.State == TcpState.TimeWait), TimeSpan.FromSeconds(5));
        var waiting = Assert.Single(table.Rows, row => row.State == TcpState.TimeWait);
        Assert.Equal(closesFirst, waiting.Side);
        Assert.Equal(port, (closesFirst == Side.Client ? waiting.Local : waiting.Remote).Port);
    }

    [Fact]
    public void Port_is_taken_longer_if_the_client_closes_first()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other rules for TIME_WAIT over loopback.");

        var lifetimes = ShortConnection.TrackPorts().All.ToLookup(life => (life.Socket, life.Side));

        TimeSpan Taken(string who) =>
            lifetimes[($"{who} closes first", "port still taken")].Single() is var life
                ? life.Closed!.Value - life.Opened : default;
        Assert.True(Taken("client") > Taken("server"), $"{Taken("client")} and {Taken("server")}");
        Assert.Equal(2, lifetimes.Count(life => life.Key.Side == "connection open"));
    }
}
