using SocketsLessons.TestSupport;

namespace SocketsLessons.Tests.Charts;

public sealed class LifetimesChartTests
{
    [Fact]
    public void A_socket_tracked_in_two_phases_has_one_row()
    {
        var figure = Gallery.All.Single(entry => entry.Name == "lifetimes-in-phases").Figure;

        Assert.Contains("(3 sockets, one run)", figure.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["client 1", "client 2", "client 3"],
            figure.Layout["yaxis"]!["categoryarray"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal(6, figure.Table.Rows.Count);
    }

    [Fact]
    public void Lifetimes_start_at_the_first_socket()
    {
        var lifetimes = new SocketLifetimes();
        while (lifetimes.Now < TimeSpan.FromMilliseconds(5)) Thread.Yield();
        lifetimes.Track("first", "client").Dispose();
        lifetimes.Track("second", "client").Dispose();

        var starts = Chart.Lifetimes("Two", lifetimes).Data[0]!["base"]!.AsArray()
            .Select(start => start!.GetValue<double>()).ToArray();

        Assert.Equal(0, starts[0]);
        Assert.Equal((lifetimes.All[1].Opened - lifetimes.All[0].Opened).TotalMilliseconds, starts[1]);
    }

    [Fact]
    public void An_open_socket_is_marked()
    {
        var lifetimes = new SocketLifetimes();
        lifetimes.Track("gone", "client").Dispose();
        using var stays = lifetimes.Track("stays", "client");

        var figure = Chart.Lifetimes("Two", lifetimes, of: "member");

        var marks = Assert.Single(figure.Data, trace => trace!["name"]!.GetValue<string>() == "still open");
        Assert.Equal("stays", Assert.Single(marks!["y"]!.AsArray())!.GetValue<string>());
        Assert.Contains("2 members", figure.Title, StringComparison.Ordinal);
    }
}
