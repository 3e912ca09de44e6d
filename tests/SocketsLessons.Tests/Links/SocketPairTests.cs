using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

public sealed class SocketPairTests
{
    [Theory]
    [InlineData(SocketType.Stream, ProtocolType.Tcp)]
    [InlineData(SocketType.Dgram, ProtocolType.Udp)]
    public void The_ends_are_connected_to_each_other_on_loopback(SocketType type, ProtocolType protocol)
    {
        using var pair = SocketPair.Create(type);

        Assert.Equal((type, protocol), (pair.Client.SocketType, pair.Client.ProtocolType));
        Assert.Equal(pair.Client.LocalEndPoint, pair.Server.RemoteEndPoint);
        Assert.Equal(pair.Server.LocalEndPoint, pair.Client.RemoteEndPoint);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)pair.Client.LocalEndPoint!).Address);
    }

    [Theory]
    [InlineData(SocketType.Stream)]
    [InlineData(SocketType.Dgram)]
    public void Both_directions_carry_data(SocketType type)
    {
        using var pair = SocketPair.Create(type);
        var buffer = new byte[10];

        pair.Client.Send("ask"u8);
        Assert.Equal("ask"u8, buffer.AsSpan(0, pair.Server.Receive(buffer)));
        pair.Server.Send("tell"u8);
        Assert.Equal("tell"u8, buffer.AsSpan(0, pair.Client.Receive(buffer)));
    }

    [Fact]
    public void A_stream_sends_small_messages_at_once()
    {
        using var pair = SocketPair.Create(SocketType.Stream);

        Assert.True(pair.Client.NoDelay && pair.Server.NoDelay);
    }

    [Theory]
    [InlineData(SocketType.Stream)]
    [InlineData(SocketType.Dgram)]
    public void A_call_does_not_wait_for_ever(SocketType type)
    {
        using var pair = SocketPair.Create(type);
        var start = Stopwatch.GetTimestamp();

        var error = Assert.Throws<SocketException>(() => pair.Server.Receive(new byte[1]));

        Assert.Equal(SocketError.TimedOut, error.SocketErrorCode);
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromSeconds(4.9));
    }

    [Fact]
    public void Dispose_closes_both_ends()
    {
        var pair = SocketPair.Create(SocketType.Stream);

        pair.Dispose();

        Assert.True(pair.Client.SafeHandle.IsClosed && pair.Server.SafeHandle.IsClosed);
    }

    [Fact]
    public void A_link_that_loses_everything_delivers_nothing()
    {
        using var pair = SocketPair.Through(new LinkSettings { Loss = 1 });

        pair.Client.Send("lost"u8);

        Assert.False(pair.Server.Poll(TimeSpan.FromSeconds(0.3), SelectMode.SelectRead));
    }

    [Fact]
    public void A_link_that_doubles_everything_delivers_twice()
    {
        using var pair = SocketPair.Through(new LinkSettings { Duplication = 1 });
        var buffer = new byte[10];

        pair.Client.Send("twice"u8);

        Assert.Equal(5, pair.Server.Receive(buffer));
        Assert.Equal(5, pair.Server.Receive(buffer));
        Assert.Equal("twice"u8, buffer.AsSpan(0, 5));
        Assert.False(pair.Server.Poll(TimeSpan.FromSeconds(0.3), SelectMode.SelectRead));
    }

    [Fact]
    public void Another_type_of_socket_is_refused() =>
        Assert.Throws<ArgumentException>(() => SocketPair.Create(SocketType.Raw));
}
