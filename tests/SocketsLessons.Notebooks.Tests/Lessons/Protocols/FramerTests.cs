using System.Net;
using System.Net.Sockets;
using System.Text;
using static SocketsLessons.Notebooks.Tests.Lessons.Protocols.FramedStreams;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The readers of lessons 06, 07 and 19, fed with seeded streams in any slicing.</summary>
public sealed class FramerTests
{
    // Of the instance, so that the cells are compiled before any reader's memory is counted.
    private readonly Func<Socket, int, int, int, string?> _receive = ReaderCode.Receive("19");

    // In blocks, so that a failure names a block that can be run by itself.
    [Theory, InlineData("07", 0), InlineData("07", 1), InlineData("19", 2), InlineData("19", 3)]
    public void FrameReader_gives_the_same_messages_or_a_clear_error_for_any_bytes_and_any_slicing(
        string lesson, int block)
    {
        var receive = ReaderCode.Receive(lesson);
        for (var seed = block * 150; seed < (block + 1) * 150; seed++)
        {
            var random = new Random(seed);
            var stream = LengthStream(random);
            var (messages, end) = ByLength(stream);

            var outcome = Wire.Feed(
                stream, random, apart: random.Next(2) == 0, reset: false, socket => () =>
                    receive(socket, Limit, 0, 30_000));

            Assert.True(end == outcome.End, $"seed {seed}: {end} expected, but {outcome.End}");
            Assert.Equal(messages, outcome.Messages);
            AssertBounded(outcome, stream, seed);
        }
    }

    [Theory, InlineData("<|END|>", 0), InlineData("<|END|>", 1), InlineData("aab", 2), InlineData("\n", 3)]
    public void MarkedReader_gives_the_same_messages_or_a_clear_error_for_any_bytes_and_any_slicing(
        string marker, int block)
    {
        var mark = Encoding.UTF8.GetBytes(marker);
        for (var seed = block * 100; seed < (block + 1) * 100; seed++)
        {
            var random = new Random(seed);
            var stream = MarkedStream(random, mark);
            var (messages, end) = ByMarker(stream, mark);

            var outcome = Wire.Feed(
                stream, random, apart: random.Next(2) == 0, reset: false, socket =>
                    ReaderCode.Marked(socket, mark, Limit, 30_000));

            Assert.True(end == outcome.End, $"seed {seed}: {end} expected, but {outcome.End}");
            Assert.Equal(messages, outcome.Messages);
            AssertBounded(outcome, stream, seed);
        }
    }

    [Fact]
    public void Both_tell_a_reset_from_an_end()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            byte[] framed = [.. Prefix(2), .. "hi"u8, .. "\0\0\0\u0009half"u8[..random.Next(9)]];
            byte[] marked = [.. "hi\n"u8, .. "half"u8[..random.Next(5)]];

            var byLength = Wire.Feed(
                framed, random, apart: true, reset: true, socket => () => _receive(socket, Limit, 0, 30_000));
            var byMarker = Wire.Feed(
                marked, random, apart: true, reset: true, socket =>
                    ReaderCode.Marked(socket, "\n"u8.ToArray(), Limit, 30_000));

            Assert.All(
                [byLength, byMarker], outcome =>
                    Assert.Equal(["hi", nameof(SocketError.ConnectionReset)], [.. outcome.Messages, outcome.End]));
        }
    }

    [Fact]
    public void Both_give_up_a_message_that_drips_though_no_byte_is_late()
    {
        using var listener = BoundSocket();
        using var first = Connect(listener.LocalEndPoint!, Prefix(Limit));
        using var forLength = listener.Accept();
        using var second = Connect(listener.LocalEndPoint!, []);
        using var forMarker = listener.Accept();
        // A byte every 20 ms, for as long as it takes: the whole message would take 20 s.
        using var drip = new Timer(_ =>
        {
            first.Send("x"u8, SocketFlags.None, out var _);
            second.Send("x"u8, SocketFlags.None, out var _);
        }, null, 0, 20);

        var byLength = Assert.Throws<SocketException>(() => _receive(forLength, Limit, 0, 300));
        var byMarker = Assert.Throws<SocketException>(ReaderCode.Marked(forMarker, "\n"u8.ToArray(), Limit, 300));

        Assert.Equal(
            (SocketError.TimedOut, SocketError.TimedOut), (byLength.SocketErrorCode, byMarker.SocketErrorCode));
        drip.Change(Timeout.Infinite, Timeout.Infinite);
    }

    [Fact]
    public void FrameReader_waits_no_longer_than_it_is_told_for_a_message_to_begin()
    {
        using var listener = BoundSocket();
        using var client = Connect(listener.LocalEndPoint!, []);
        using var server = listener.Accept();

        var error = Assert.Throws<SocketException>(() => _receive(server, Limit, 50, 30_000));

        Assert.Equal(SocketError.TimedOut, error.SocketErrorCode);
    }

    [Fact]
    public void Pack_puts_the_length_in_bytes_in_front_the_highest_first()
    {
        Assert.Equal([0, 0, 0, 2, (byte)'h', (byte)'i'], ReaderCode.Pack("hi"));
        Assert.Equal([0, 0, 0, 3, 0xE4, 0xB8, 0x96], ReaderCode.Pack("世")); // RFC 3629: U+4E16 takes three bytes
        Assert.Equal([0, 1, 0, 0], ReaderCode.Pack(new string('x', 65_536))[..4]);
        Assert.Equal([0, 0, 0, 0], ReaderCode.Pack(""));
    }

    /// <summary>No more than the messages as bytes and as text, a socket's errors, and the reader's own
    /// buffer.</summary>
    private static void AssertBounded(Wire.Outcome outcome, byte[] stream, int seed) =>
        Assert.True(
            outcome.Allocated < 100_000 + (10 * stream.Length),
            $"seed {seed}: {outcome.Allocated} bytes for a stream of {stream.Length}");

    private static Socket BoundSocket()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(5);
        return listener;
    }

    private static Socket Connect(EndPoint server, byte[] sent)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(server);
        client.Send(sent);
        return client;
    }
}
