using System.Net.Sockets;
using static SocketsLessons.Tests.Links.StreamLinkEnds;

namespace SocketsLessons.Tests.Links;

public sealed class StreamLinkResetTests : IDisposable
{
    private readonly StreamLinkEnds _ends = new();

    public void Dispose() => _ends.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_reset_after_n_bytes_lets_n_bytes_through_and_is_seen_by_both_ends(int n)
    {
        var link = _ends.Start(new StreamSettings { ResetAfterBytes = n, MaxSlice = 30, SliceGap = TimeSpan.Zero });
        var client = _ends.Client(link);
        var server = _ends.Accept();
        var sent = RandomBytes(n, 100);
        client.Send(sent);
        var received = ReadToReset(server);
        // Linux and BSD let the receiver read what came before the reset; Windows need not.
        if (!OperatingSystem.IsWindows()) Assert.Equal(sent[..n], received);
        else Assert.Equal(sent[..received.Length], received);
        ReadToReset(client);
        Assert.True(SpinWait.SpinUntil(() => link.Open == 0, DeadlineMs));
    }

    [Fact]
    public void A_reset_after_zero_bytes_comes_with_the_first_byte()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings { ResetAfterBytes = 0 }));
        var server = _ends.Accept();
        client.Send([1]);
        Assert.Empty(ReadToReset(server));
    }

    [Fact]
    public void A_reset_by_one_end_is_forwarded_to_the_other()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings()));
        var server = _ends.Accept();
        client.Send([1]);
        Assert.Equal(1, server.Receive(new byte[1]));
        client.LingerState = new LingerOption(true, 0);
        client.Close();
        ReadToReset(server);
    }

    [Fact]
    public void A_reset_is_forwarded_while_the_link_is_full()
    {
        var link = _ends.Start(new StreamSettings { Delay = TimeSpan.FromSeconds(60) });
        var client = _ends.Client(link);
        var server = _ends.Accept();
        client.Blocking = false;
        while (client.Poll(500_000, SelectMode.SelectWrite)) client.Send(new byte[256 << 10], SocketFlags.None, out _);
        Abort(client);
        ReadToReset(server);
        Assert.True(SpinWait.SpinUntil(() => link.Open == 0, DeadlineMs));
    }

    [Fact]
    public void A_reset_is_forwarded_while_the_end_of_stream_is_in_transit()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings { SlowClose = TimeSpan.FromSeconds(60) }));
        var server = _ends.Accept();
        client.Send([1]);
        Assert.Equal(1, server.Receive(new byte[1]));
        client.Shutdown(SocketShutdown.Send);
        Abort(client);
        ReadToReset(server);
    }

    [Fact]
    public void A_reset_is_forwarded_after_the_end_of_stream()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings()));
        var server = _ends.Accept();
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, server.Receive(new byte[1]));
        Abort(client);
        // The server has read to the end, so it is the error that tells it.
        Assert.True(
            SpinWait.SpinUntil(
            () => (int)server.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! != 0, DeadlineMs));
    }

    [Fact]
    public void Urgent_data_is_no_reset()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings { SlowClose = TimeSpan.FromMilliseconds(300) }));
        var server = _ends.Accept();
        client.Send([1], SocketFlags.OutOfBand);
        client.Send([2]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal([2], ReadToEnd(server));
    }

    [Fact]
    public void A_server_that_refuses_is_seen_as_a_reset()
    {
        var link = _ends.Start(new StreamSettings());
        _ends.Listener.Dispose();
        ReadToReset(_ends.Client(link));
    }
}
