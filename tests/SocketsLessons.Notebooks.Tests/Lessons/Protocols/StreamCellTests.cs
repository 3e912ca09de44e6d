using System.Net.Sockets;
using System.Text;
using static SocketsLessons.Notebooks.Tests.Lessons.Protocols.FramedStreams;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>What the cells of lesson 06 define, fed with seeded streams in any slicing.</summary>
public sealed class StreamCellTests
{
    private static readonly CellFunctions Functions = new("06", "pack", "read", "exercise-1-stub");
    private static readonly CellClasses Classes = new("06", "keep");

    private static readonly Func<Socket, int, byte[]> ReceiveExactly =
        Functions.Get<Func<Socket, int, byte[]>>("ReceiveExactly");

    [Fact]
    public void MarkerFramer_gives_the_same_messages_wherever_the_stream_is_cut()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            // A character for each byte, so that any bytes are text.
            var stream = Encoding.Latin1.GetString(MarkedStream(random, "<|EOM|>"u8.ToArray()));
            var add = CellClasses.Method<Func<string, string[]>>(Classes.New("MarkerFramer"), "Add");

            var messages = new List<string>();
            for (int at = 0, length; at < stream.Length; at += length)
            {
                length = Math.Min(stream.Length - at, 1 + random.Next(random.Next(1, 40)));
                messages.AddRange(add(stream.Substring(at, length)));
            }

            Assert.Equal(ByMarker(stream, "<|EOM|>"), messages);
        }
    }

    [Theory, InlineData(0), InlineData(1)]
    public void ReadMessage_gives_the_same_messages_or_a_clear_error_wherever_the_stream_is_cut(int block)
    {
        var read = Functions.Get<Func<Stream, string>>("ReadMessage");
        for (var seed = block * 150; seed < (block + 1) * 150; seed++)
        {
            var random = new Random(seed);
            var stream = LengthStream(random);
            var (messages, end) = ByLength(stream, Encoding.UTF8);

            var outcome = SlicedStream.Feed(stream, random, apart: random.Next(2) == 0, reset: false, socket =>
            {
                var reader = new NetworkStream(socket, ownsSocket: false);
                return () => read(reader);
            });

            // It looks for one message more than there are, and finds the end.
            Assert.Equal(end == "end" ? nameof(EndOfStreamException) : end, outcome.End);
            Assert.Equal(messages, outcome.Messages);
        }
    }

    [Fact]
    public void ReceiveExactly_leaves_the_next_message_wherever_the_stream_is_cut()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var stream = new byte[random.Next(1, 300)];
            random.NextBytes(stream);
            var counts = new Queue<int>();
            for (var left = stream.Length; left > 0; left -= counts.Last())
                counts.Enqueue(Math.Min(left, random.Next(0, 40)));
            var expected = counts.ToArray();

            var outcome = SlicedStream.Feed(stream, random, apart: random.Next(2) == 0, reset: false, socket => () =>
                counts.TryDequeue(out var count) ? Encoding.Latin1.GetString(ReceiveExactly(socket, count)) : null);

            Assert.Equal("end", outcome.End);
            Assert.Equal(expected, outcome.Messages.Select(message => message.Length));
            Assert.Equal(stream, Encoding.Latin1.GetBytes(string.Concat(outcome.Messages)));
        }
    }

    [Fact]
    public void Pack_puts_the_length_in_bytes_in_front_the_highest_first()
    {
        var pack = Functions.Get<Func<string, byte[]>>("Pack");

        Assert.Equal([0, 0, 0, 2, (byte)'h', (byte)'i'], pack("hi"));
        Assert.Equal([0, 0, 0, 3, 0xE4, 0xB8, 0x96], pack("世")); // RFC 3629: U+4E16 takes three bytes
        Assert.Equal([0, 1, 0, 0], pack(new string('x', 65_536))[..4]);
        Assert.Equal([0, 0, 0, 0], pack(""));
    }
}
