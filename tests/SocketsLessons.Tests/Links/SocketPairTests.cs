using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

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

    [Fact]
    public void Every_slice_is_a_separate_receive_though_the_receiver_is_late()
    {
        using var pair = SocketPair.CreateSliced(maxSlice: 3);
        pair.Client.Send("hello there"u8);
        pair.Client.Shutdown(SocketShutdown.Send);

        var slices = new List<string>();
        do
        {
            // Time for another slice, if it were sent.
            SpinWait.SpinUntil(() => pair.Server.Available > 3, TimeSpan.FromMilliseconds(30));
            slices.Add(Receive(pair.Server));
        }
        while (slices[^1].Length > 0);

        Assert.All(slices, slice => Assert.InRange(slice.Length, 0, 3));
        Assert.Equal("hello there", string.Concat(slices));
    }

    [Fact]
    public void Slices_end_at_the_same_bytes_each_time()
    {
        Assert.Equal(Slices(), Slices());

        static List<string> Slices()
        {
            using var pair = SocketPair.CreateSliced(maxSlice: 4);
            pair.Client.Send("one"u8);
            pair.Client.Send("two and three"u8);
            pair.Client.Shutdown(SocketShutdown.Send);
            var slices = new List<string> { Receive(pair.Server) };
            while (slices[^1].Length > 0) slices.Add(Receive(pair.Server));
            return slices;
        }
    }

    [Fact]
    public void What_the_server_sends_is_not_sliced()
    {
        using var pair = SocketPair.CreateSliced(maxSlice: 1);
        pair.Server.Send("an answer"u8);

        Assert.Equal("an answer", Receive(pair.Client));
    }

    [Fact]
    public void A_wait_for_bytes_that_do_not_arrive_ends()
    {
        using var pair = SocketPair.CreateSliced(maxSlice: 2);
        pair.Client.Send("four"u8);

        Assert.Throws<TimeoutException>(() => pair.WaitForArrival(4));
    }

    [Fact]
    public void Dispose_closes_a_sliced_pair_with_bytes_on_their_way()
    {
        var pair = SocketPair.CreateSliced(maxSlice: 1);
        pair.Client.Send(new byte[1_000]);

        pair.Dispose();
        pair.Dispose();

        Assert.True(pair.Client.SafeHandle.IsClosed && pair.Server.SafeHandle.IsClosed);
    }

    [Fact]
    public void Slices_have_at_least_one_byte() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SocketPair.CreateSliced(maxSlice: 0));

    private static string Receive(Socket socket)
    {
        var buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }
}
