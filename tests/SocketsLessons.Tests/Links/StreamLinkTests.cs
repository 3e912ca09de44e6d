using System.Diagnostics;
using System.Net.Sockets;
using static SocketsLessons.Tests.Links.StreamLinkEnds;

namespace SocketsLessons.Tests.Links;

public sealed class StreamLinkTests : IDisposable
{
    private readonly StreamLinkEnds _ends = new();

    public void Dispose() => _ends.Dispose();

    [Theory]
    [InlineData(0, 0, 0, 3_000_000)]
    [InlineData(1, 0, 0, 2_000)]
    [InlineData(7, 0, 0, 20_000)]
    [InlineData(1000, 0, 0, 500_000)]
    [InlineData(10, 2, 0, 20_000)]
    [InlineData(0, 3, 8_000_000, 100_000)]
    [InlineData(50, 1, 8_000_000, 50_000)]
    public void Bytes_are_unchanged_in_both_directions_however_the_stream_is_split(
        int slice, int delayMs, long rate, int length)
    {
        var settings = new StreamSettings
        {
            MaxSlice = slice,
            SliceGap = TimeSpan.Zero,
            Delay = TimeSpan.FromMilliseconds(delayMs),
            BitsPerSecond = rate,
        };
        var link = _ends.Start(settings, settings with { Seed = 2 });
        var client = _ends.Client(link);
        var server = _ends.Accept();
        var (there, back) = (RandomBytes(slice, length), RandomBytes(length, length));
        Thread[] senders = [Sending(client, there), Sending(server, back)];
        var fromServer = Array.Empty<byte>();
        var reader = new Thread(() => fromServer = ReadToEnd(client));
        reader.Start();

        Assert.Equal(there, ReadToEnd(server));
        Assert.All([.. senders, reader], thread => Assert.True(thread.Join(DeadlineMs)));
        Assert.Equal(back, fromServer);
        Assert.True(SpinWait.SpinUntil(() => link.Open == 0, DeadlineMs), "The link kept a connection that is over.");
    }

    [Fact]
    public void The_same_seed_splits_the_stream_at_the_same_bytes()
    {
        int FirstSlice(int seed)
        {
            // The next slice would come in a minute.
            var link = _ends.Start(
                new StreamSettings { MaxSlice = 50, SliceGap = TimeSpan.FromSeconds(60), Seed = seed });
            var client = _ends.Client(link);
            var server = _ends.Accept();
            client.Send(new byte[100]);
            return server.Receive(new byte[100]);
        }

        var lengths = Enumerable.Range(1, 8).Select(FirstSlice).ToArray();
        Assert.All(lengths, length => Assert.InRange(length, 1, 50));
        Assert.True(lengths.Distinct().Count() > 1);
        Assert.Equal(lengths, Enumerable.Range(1, 8).Select(FirstSlice));
    }

    [Fact]
    public void Each_connection_of_a_link_is_split_at_its_own_bytes()
    {
        int[] FirstSlices()
        {
            var link = _ends.Start(new StreamSettings { MaxSlice = 10_000, SliceGap = TimeSpan.FromSeconds(60) });
            return [.. Enumerable.Range(0, 3).Select(_ =>
            {
                var client = _ends.Client(link);
                var server = _ends.Accept();
                client.Send(new byte[10_000]);
                // A slice may come in parts, but none comes after it.
                var received = 0;
                while (server.Poll(received == 0 ? DeadlineMs * 1000 : 100_000, SelectMode.SelectRead))
                    received += server.Receive(new byte[10_000]);
                return received;
            })];
        }

        var slices = FirstSlices();
        Assert.Equal(3, slices.Distinct().Count());
        Assert.Equal(slices, FirstSlices());
    }

    [Fact]
    public void A_half_close_is_forwarded_and_the_other_half_stays_open()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings()));
        var server = _ends.Accept();
        client.Send([1, 2, 3]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal([1, 2, 3], ReadToEnd(server));
        server.Send([4, 5]);
        var buffer = new byte[10];
        Assert.Equal(2, client.Receive(buffer));
        server.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, client.Receive(buffer));
    }

    [Fact]
    public void No_byte_and_no_end_of_stream_arrives_before_its_delay()
    {
        var delay = TimeSpan.FromMilliseconds(30);
        var slowClose = TimeSpan.FromMilliseconds(50);
        var client = _ends.Client(_ends.Start(new StreamSettings { Delay = delay, SlowClose = slowClose }));
        var server = _ends.Accept();
        var start = Stopwatch.GetTimestamp();
        client.Send([1]);
        Assert.Equal(1, server.Receive(new byte[1]));
        Assert.True(Stopwatch.GetElapsedTime(start) >= delay);
        start = Stopwatch.GetTimestamp();
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, server.Receive(new byte[1]));
        Assert.True(Stopwatch.GetElapsedTime(start) >= delay + slowClose);
    }

    [Fact]
    public void A_stream_is_no_faster_than_its_rate()
    {
        var client = _ends.Client(_ends.Start(new StreamSettings { BitsPerSecond = 800_000 }));
        var server = _ends.Accept();
        var start = Stopwatch.GetTimestamp();
        var sender = Sending(client, new byte[20_000]);
        Assert.Equal(20_000, ReadToEnd(server).Length);
        // 20,000 bytes of 8 bits at 800,000 bits a second.
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(200));
        Assert.True(sender.Join(DeadlineMs));
    }

    [Fact]
    public void Settings_change_on_an_open_connection()
    {
        var link = _ends.Start(new StreamSettings());
        var client = _ends.Client(link);
        var server = _ends.Accept();
        client.Send([1]);
        Assert.Equal(1, server.Receive(new byte[1]));
        link.ToServer = link.ToServer with { Delay = TimeSpan.FromMilliseconds(40) };
        var start = Stopwatch.GetTimestamp();
        client.Send([2]);
        Assert.Equal(1, server.Receive(new byte[1]));
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(40));
        Assert.Equal(new StreamSettings(), link.ToClient);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_receiver_that_does_not_read_blocks_the_sender_until_Dispose(int delayMs)
    {
        var link = _ends.Start(new StreamSettings { Delay = TimeSpan.FromMilliseconds(delayMs) });
        var client = _ends.Client(link);
        var server = _ends.Accept();
        // Four kernel buffers and the link's own mebibyte; without back-pressure there would be no end.
        const long TooMuch = 128L << 20;
        var chunk = new byte[256 << 10];
        var sent = 0L;
        client.Blocking = false;
        while (sent < TooMuch && client.Poll(500_000, SelectMode.SelectWrite))
        {
            sent += client.Send(chunk, 0, chunk.Length, SocketFlags.None, out var error);
            Assert.True(error is SocketError.Success or SocketError.WouldBlock);
        }

        Assert.InRange(sent, 1, TooMuch - 1);
        var disposer = new Thread(link.Dispose);
        disposer.Start();
        Assert.True(disposer.Join(DeadlineMs));
        link.Dispose();
        client.Blocking = true;
        ReadToReset(client);
        ReadToReset(server);
        using var late = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => late.Connect(link.EndPoint));
    }

    [Fact]
    public void One_connection_too_many_is_reset_and_counted()
    {
        var link = _ends.Start(new StreamSettings());
        var clients = Enumerable.Range(0, StreamLink.MaxConnections).Select(_ => _ends.Client(link)).ToArray();
        var servers = clients.Select(_ => _ends.Accept()).ToArray();
        Assert.Equal(StreamLink.MaxConnections, link.Open);
        ReadToReset(_ends.Client(link));
        Assert.Equal((1L, (long)StreamLink.MaxConnections), (link.Refused, link.Accepted));

        // All of them work, and when one is over there is room for another.
        foreach (var client in clients) client.Send([1]);
        foreach (var server in servers) Assert.Equal(1, server.Receive(new byte[1]));
        clients[0].Shutdown(SocketShutdown.Send);
        var ended = servers.ToList();
        Socket.Select(ended, null, null, DeadlineMs * 1000);
        Assert.Equal(0, Assert.Single(ended).Receive(new byte[1]));
        ended[0].Shutdown(SocketShutdown.Send);
        Assert.True(SpinWait.SpinUntil(() => link.Open < StreamLink.MaxConnections, DeadlineMs));
        _ends.Client(link).Send([2]);
        Assert.Equal(1, _ends.Accept().Receive(new byte[1]));
    }
}
