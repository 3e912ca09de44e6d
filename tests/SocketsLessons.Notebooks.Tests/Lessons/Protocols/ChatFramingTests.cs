using System.Net.Sockets;
using System.Text;
using static SocketsLessons.Notebooks.Tests.Lessons.Protocols.FramedStreams;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The framing of lesson 07, fed with seeded streams in any slicing.</summary>
public sealed class ChatFramingTests
{
    private static readonly Func<NetworkStream, int, int, CancellationToken, Task<string?>> Read =
        ChatCode.Function<Func<NetworkStream, int, int, CancellationToken, Task<string?>>>("Read");

    // In blocks, so that a failure names a block that can be run by itself.
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Read_gives_the_same_messages_or_a_clear_error_for_any_bytes_and_any_slicing(int block)
    {
        for (var seed = block * 100; seed < (block + 1) * 100; seed++)
        {
            var random = new Random(seed);
            var stream = LengthStream(random);
            var (messages, end) = Expected(stream);

            var outcome = Wire.Feed(stream, random, apart: random.Next(2) == 0, reset: false, Reader);

            Assert.True(end == outcome.End, $"seed {seed}: {end} expected, but {outcome.End}");
            Assert.Equal(messages, outcome.Messages);
        }
    }

    [Fact]
    public async Task Read_gives_up_a_message_that_drips_though_no_byte_is_late()
    {
        using var pair = new SocketPair();
        using var stream = new NetworkStream(pair.Near);
        pair.Far.Send(Prefix(Limit));
        // A byte every 20 ms, for as long as it takes: the whole message would take 20 s.
        using var drip = new Timer(_ => pair.Far.Send("x"u8, SocketFlags.None, out var _), null, 0, 20);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Read(stream, Limit, 300, TestContext.Current.CancellationToken));

        drip.Change(Timeout.Infinite, Timeout.Infinite);
    }

    [Fact]
    public void Pack_puts_the_length_in_bytes_in_front_the_highest_first()
    {
        var pack = ChatCode.Function<Func<string, byte[]>>("Pack");

        Assert.Equal([0, 0, 0, 2, (byte)'h', (byte)'i'], pack("hi"));
        Assert.Equal([0, 0, 0, 3, 0xE4, 0xB8, 0x96], pack("世")); // RFC 3629: U+4E16 takes three bytes
        Assert.Equal([0, 1, 0, 0], pack(new string('x', 65_536))[..4]);
        Assert.Equal([0, 0, 0, 0], pack(""));
    }

    private static Func<string?> Reader(Socket socket)
    {
        var stream = new NetworkStream(socket);
        return () => Read(stream, Limit, 30_000, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Worked out over the whole stream at once. Bytes that are no UTF-8 become U+FFFD.</summary>
    private static (List<string> Messages, string End) Expected(ReadOnlySpan<byte> stream)
    {
        var messages = new List<string>();
        while (stream.Length > 0)
        {
            if (stream.Length < 4) return (messages, nameof(EndOfStreamException));
            var length = ((long)stream[0] << 24) | ((long)stream[1] << 16) | ((long)stream[2] << 8) | stream[3];
            // As a signed number it may be negative.
            if (length > Limit) return (messages, nameof(InvalidDataException));
            if (stream.Length < 4 + length) return (messages, nameof(EndOfStreamException));
            messages.Add(Encoding.UTF8.GetString(stream.Slice(4, (int)length)));
            stream = stream[(4 + (int)length)..];
        }

        return (messages, "end");
    }
}
