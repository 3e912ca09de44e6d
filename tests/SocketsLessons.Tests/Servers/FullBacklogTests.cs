using System.Net.NetworkInformation;

namespace SocketsLessons.Tests.Servers;

public sealed class FullBacklogTests
{
    // Linux, net/core/sock.h: sk_acceptq_is_full compares with "greater than", so there is room for one more.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void On_Linux_it_holds_one_connection_more_than_the_backlog(int backlog)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems count in other ways.");
        using var queue = FullBacklog.Fill(backlog);

        var rows = TcpTable.Of(queue.EndPoint).Rows;

        Assert.Equal(backlog + 1, queue.Connected);
        Assert.Equal(
            backlog + 1, rows.Count(row => row is { Side: Side.Client, State: TcpState.Established }));
        Assert.Single(rows, row => row is { Side: Side.Client, State: TcpState.SynSent });
    }

    [Fact]
    public async Task Client_that_waits_gets_in_once_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may refuse it.");
        using var queue = FullBacklog.Fill(1);
        Assert.False(queue.Waiting.IsCompleted);

        using var accepted = queue.Listener.Accept();

        // RFC 6298 §2: the SYN is sent again after 1 s, then after 2 s more.
        await queue.Waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Dispose_ends_the_attempt_that_waits()
    {
        var queue = FullBacklog.Fill(1);

        queue.Dispose();
        queue.Dispose();

        var ended = Task.WhenAny(queue.Waiting);
        await ended.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.True(queue.Waiting.IsFaulted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(FullBacklog.MaxBacklog + 1)]
    public void Backlog_out_of_range_is_refused(int backlog) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FullBacklog.Fill(backlog));
}
