using System.Net.Sockets;
using static SocketsLessons.Notebooks.Tests.Lessons.Protocols.FramedStreams;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The FrameReader of lesson 19, fed with seeded streams in any slicing.</summary>
public sealed class FrameReaderTests
{
    // Of the instance, so that the cells are compiled before any reader's memory is counted.
    private readonly Func<Socket, int, int, int, string?> _receive = Receive;

    /// <summary>FrameReader.Receive: the socket, the most bytes of a message, the most ms until it begins, and until it
    /// ends.</summary>
    private static Func<Socket, int, int, int, string?> Receive { get; } = new CellClasses("19", "patient", "frames")
        .Static<Func<Socket, int, int, int, string?>>("FrameReader", "Receive");

    // In blocks, so that a failure names a block that can be run by itself.
    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void FrameReader_gives_the_same_messages_or_a_clear_error_for_any_bytes_and_any_slicing(int block)
    {
        for (var seed = block * 150; seed < (block + 1) * 150; seed++)
        {
            var random = new Random(seed);
            var stream = LengthStream(random);
            var (messages, end) = ByLength(stream);

            var outcome = SlicedStream.Feed(
                stream, random, apart: random.Next(2) == 0, reset: false, socket => () =>
                    _receive(socket, Limit, 0, 30_000));

            Assert.True(end == outcome.End, $"seed {seed}: {end} expected, but {outcome.End}");
            Assert.Equal(messages, outcome.Messages);
            AssertBounded(outcome, stream, seed);
        }
    }

    [Fact]
    public void FrameReader_tells_a_reset_from_an_end()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            byte[] framed = [.. Prefix(2), .. "hi"u8, .. "\0\0\0\u0009half"u8[..random.Next(9)]];

            var outcome = SlicedStream.Feed(
                framed, random, apart: true, reset: true, socket => () => _receive(socket, Limit, 0, 30_000));

            Assert.Equal(["hi", nameof(SocketError.ConnectionReset)], [.. outcome.Messages, outcome.End]);
        }
    }

    [Fact]
    public void FrameReader_gives_up_a_message_that_drips_though_no_byte_is_late()
    {
        using var pair = SocketPair.Create(SocketType.Stream);
        pair.Client.Send(Prefix(Limit));
        // A byte every 20 ms, for as long as it takes: the whole message would take 20 s.
        using var drip = new Timer(_ => pair.Client.Send("x"u8, SocketFlags.None, out var _), null, 0, 20);

        var error = Assert.Throws<SocketException>(() => _receive(pair.Server, Limit, 0, 300));

        Assert.Equal(SocketError.TimedOut, error.SocketErrorCode);
        drip.Change(Timeout.Infinite, Timeout.Infinite);
    }

    [Fact]
    public void FrameReader_waits_no_longer_than_it_is_told_for_a_message_to_begin()
    {
        using var pair = SocketPair.Create(SocketType.Stream);

        var error = Assert.Throws<SocketException>(() => _receive(pair.Server, Limit, 50, 30_000));

        Assert.Equal(SocketError.TimedOut, error.SocketErrorCode);
    }

    /// <summary>No more than the messages as bytes and as text, a socket's errors, and the reader's own
    /// buffer.</summary>
    private static void AssertBounded(SlicedStream.Reading outcome, byte[] stream, int seed) =>
        Assert.True(
            outcome.Allocated < 100_000 + (10 * stream.Length),
            $"seed {seed}: {outcome.Allocated} bytes for a stream of {stream.Length}");
}
