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
            // What is no UTF-8 becomes U+FFFD.
            var (messages, end) = ByLength(stream, Encoding.UTF8);

            var outcome = SlicedStream.Feed(stream, random, apart: random.Next(2) == 0, reset: false, Reader);

            Assert.True(end == outcome.End, $"seed {seed}: {end} expected, but {outcome.End}");
            Assert.Equal(messages, outcome.Messages);
        }
    }

    [Fact]
    public async Task Read_gives_up_a_message_that_drips_though_no_byte_is_late()
    {
        using var pair = SocketPair.Create(SocketType.Stream);
        using var stream = new NetworkStream(pair.Server);
        pair.Client.Send(Prefix(Limit));
        // A byte every 20 ms, for as long as it takes: the whole message would take 20 s.
        using var drip = new Timer(_ => pair.Client.Send("x"u8, SocketFlags.None, out var _), null, 0, 20);

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
}
