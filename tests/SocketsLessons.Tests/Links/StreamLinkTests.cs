using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Links;

public sealed class StreamLinkTests : IDisposable
{
    private const int DeadlineMs = 10_000;

    private readonly Socket _listener = Listen();
    private readonly List<IDisposable> _open = [];

    public void Dispose()
    {
        foreach (var one in _open) one.Dispose();
        _listener.Dispose();
    }

    private IPEndPoint Server => (IPEndPoint)_listener.LocalEndPoint!;

    private static Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(128);
        return listener;
    }

    private StreamLink Start(StreamSettings toServer, StreamSettings? toClient = null)
    {
        var link = StreamLink.Start(Server, toServer, toClient ?? new StreamSettings());
        _open.Add(link);
        return link;
    }

    private Socket Client(StreamLink link)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = DeadlineMs,
            SendTimeout = DeadlineMs,
        };
        _open.Add(client);
        client.Connect(link.EndPoint);
        return client;
    }

    private Socket Accept()
    {
        Assert.True(_listener.Poll(DeadlineMs * 1000, SelectMode.SelectRead), "Nobody connected.");
        var accepted = _listener.Accept();
        (accepted.ReceiveTimeout, accepted.SendTimeout) = (DeadlineMs, DeadlineMs);
        _open.Add(accepted);
        return accepted;
    }

    /// <summary>Reads to the end of the stream.</summary>
    private static byte[] ReadToEnd(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        while (socket.Receive(buffer) is > 0 and var length) all.Write(buffer, 0, length);
        return all.ToArray();
    }

    /// <summary>Reads until the connection is reset, and answers what came before.</summary>
    private static byte[] ReadToReset(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        var error = Assert.Throws<SocketException>(() =>
        {
            while (socket.Receive(buffer) is > 0 and var length) all.Write(buffer, 0, length);
        });
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        return all.ToArray();
    }

    /// <summary>Resets a connection (RFC 9293, ABORT).</summary>
    private static void Abort(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private static byte[] RandomBytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static Thread Sending(Socket socket, byte[] bytes)
    {
        var thread = new Thread(() =>
        {
            for (var sent = 0; sent < bytes.Length;)
                sent += socket.Send(bytes.AsSpan(sent, Math.Min(5000, bytes.Length - sent)));
            socket.Shutdown(SocketShutdown.Send);
        });
        thread.Start();
        return thread;
    }

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
        var link = Start(settings, settings with { Seed = 2 });
        var client = Client(link);
        var server = Accept();
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
            var link = Start(new StreamSettings { MaxSlice = 50, SliceGap = TimeSpan.FromSeconds(60), Seed = seed });
            var client = Client(link);
            var server = Accept();
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
            var link = Start(new StreamSettings { MaxSlice = 10_000, SliceGap = TimeSpan.FromSeconds(60) });
            return [.. Enumerable.Range(0, 3).Select(_ =>
            {
                var client = Client(link);
                var server = Accept();
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
        var client = Client(Start(new StreamSettings()));
        var server = Accept();
        client.Send([1, 2, 3]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal([1, 2, 3], ReadToEnd(server));
        server.Send([4, 5]);
        var buffer = new byte[10];
        Assert.Equal(2, client.Receive(buffer));
        server.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, client.Receive(buffer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_reset_after_n_bytes_lets_n_bytes_through_and_is_seen_by_both_ends(int n)
    {
        var link = Start(new StreamSettings { ResetAfterBytes = n, MaxSlice = 30, SliceGap = TimeSpan.Zero });
        var client = Client(link);
        var server = Accept();
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
        var client = Client(Start(new StreamSettings { ResetAfterBytes = 0 }));
        var server = Accept();
        client.Send([1]);
        Assert.Empty(ReadToReset(server));
    }

    [Fact]
    public void A_reset_by_one_end_is_forwarded_to_the_other()
    {
        var client = Client(Start(new StreamSettings()));
        var server = Accept();
        client.Send([1]);
        Assert.Equal(1, server.Receive(new byte[1]));
        client.LingerState = new LingerOption(true, 0);
        client.Close();
        ReadToReset(server);
    }

    [Fact]
    public void A_reset_is_forwarded_while_the_link_is_full()
    {
        var link = Start(new StreamSettings { Delay = TimeSpan.FromSeconds(60) });
        var client = Client(link);
        var server = Accept();
        client.Blocking = false;
        while (client.Poll(500_000, SelectMode.SelectWrite)) client.Send(new byte[256 << 10], SocketFlags.None, out _);
        Abort(client);
        ReadToReset(server);
        Assert.True(SpinWait.SpinUntil(() => link.Open == 0, DeadlineMs));
    }

    [Fact]
    public void A_reset_is_forwarded_while_the_end_of_stream_is_in_transit()
    {
        var client = Client(Start(new StreamSettings { SlowClose = TimeSpan.FromSeconds(60) }));
        var server = Accept();
        client.Send([1]);
        Assert.Equal(1, server.Receive(new byte[1]));
        client.Shutdown(SocketShutdown.Send);
        Abort(client);
        ReadToReset(server);
    }

    [Fact]
    public void A_reset_is_forwarded_after_the_end_of_stream()
    {
        var client = Client(Start(new StreamSettings()));
        var server = Accept();
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
        var client = Client(Start(new StreamSettings { SlowClose = TimeSpan.FromMilliseconds(300) }));
        var server = Accept();
        client.Send([1], SocketFlags.OutOfBand);
        client.Send([2]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal([2], ReadToEnd(server));
    }

    [Fact]
    public void A_server_that_refuses_is_seen_as_a_reset()
    {
        var link = Start(new StreamSettings());
        _listener.Dispose();
        ReadToReset(Client(link));
    }

    [Fact]
    public void No_byte_and_no_end_of_stream_arrives_before_its_delay()
    {
        var delay = TimeSpan.FromMilliseconds(30);
        var slowClose = TimeSpan.FromMilliseconds(50);
        var client = Client(Start(new StreamSettings { Delay = delay, SlowClose = slowClose }));
        var server = Accept();
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
        var client = Client(Start(new StreamSettings { BitsPerSecond = 800_000 }));
        var server = Accept();
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
        var link = Start(new StreamSettings());
        var client = Client(link);
        var server = Accept();
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
        var link = Start(new StreamSettings { Delay = TimeSpan.FromMilliseconds(delayMs) });
        var client = Client(link);
        var server = Accept();
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
        var link = Start(new StreamSettings());
        var clients = Enumerable.Range(0, StreamLink.MaxConnections).Select(_ => Client(link)).ToArray();
        var servers = clients.Select(_ => Accept()).ToArray();
        Assert.Equal(StreamLink.MaxConnections, link.Open);
        ReadToReset(Client(link));
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
        Client(link).Send([2]);
        Assert.Equal(1, Accept().Receive(new byte[1]));
    }
}
