using System.Buffers.Binary;
using System.Text;

namespace SocketsLessons.Checks;

public static partial class MessagesOnAStreamChecks
{
    private static readonly string[] s_texts =
        ["Grüße, 世界 👋", " spaces at both ends ", "two\nlines\r\n", "\n", "a\0b", "\uFEFFmark", "42"];

    private static readonly int[] s_sizes = [255, 256, 257, 32_767, 32_768, 65_535];

    /// <summary>
    /// Feeds framers with a stream of messages, each with a length of two bytes in front (RFC 1035, section 4.2.2):
    /// whole, glued, byte by byte and cut anywhere, with empty and large messages, white space and characters of
    /// several bytes.
    /// </summary>
    /// <param name="newFramer">Makes a new framer, and returns its method that takes the next piece.</param>
    public static CheckResult Framer(Func<Func<byte[], IEnumerable<string>?>> newFramer) =>
        Check.Run($"{Lesson}.2", check =>
    {
        const string Anywhere = "A piece may end anywhere, even within the length. Count before you take.";
        List<string> Feed(string doing, IEnumerable<byte[]> pieces, string hint = Anywhere)
        {
            doing = $"For {doing.TrimEnd(',')}:";
            var framer = new FedFramer(newFramer);
            var messages = check.Ask(
                doing, () => framer.Feed(pieces), hint,
                "It must not wait for more: keep what isn't complete, and return.");
            check.That(
                framer.Changed is null,
                $"{doing} a list that your framer returned was {framer.Changed}, and changed when the next "
                    + "piece came.",
                "Return a new list each time: the caller may still use the old one.");
            return messages;
        }

        void Same(
            string doing, string[] messages, IEnumerable<byte[]> pieces, string hint,
            (Func<List<string>, bool> IsIt, string Hint)? mistake = null)
        {
            var isLong = pieces.Sum(piece => piece.Length) > short.MaxValue;
            var answer = Feed(doing, pieces, isLong ? hint : Anywhere);
            check.That(
                answer.SequenceEqual(messages),
                $"{char.ToUpperInvariant(doing[0])}{doing[1..]} gives {Visible.Texts(answer)} instead of "
                    + $"{Visible.Texts(messages)}.",
                mistake is { } known && known.IsIt(answer) ? known.Hint : hint,
                (answer.Order(StringComparer.Ordinal).SequenceEqual(messages.Order(StringComparer.Ordinal)),
                    "All of them are there, in another order: the first to be whole comes first."));
        }

        string[] hi = ["hi"], two = ["hi", "you"], empty = ["", "hi", ""];
        First(check, (doing, pieces) => Feed(doing, pieces));
        Same("'you', a piece after 'hi',", two, [Packed("hi"), Packed("you")],
            "After a message, the next one begins: with its own length.",
            (answer => answer.Count(message => message == "hi") > 1,
                "Keep the bytes that are left over, and no messages: those need a new list in each call."));
        Same("'hi' and 'you', glued in one piece,", two, [Packed(two)],
            "After a message look again: there may be one more.");
        Same("'hi' and 'you', byte by byte,", two, Bytewise(Packed(two)),
            "Keep what isn't complete, and copy it: the array is the caller's, who uses it again.");
        Same("'hi' after an empty piece", hi, [[], Packed(hi), []], "A piece may be empty: it completes nothing.");
        Same("an empty message before and after 'hi'", empty, [Packed(empty)],
            "A message may be empty: its length is 0.");
        foreach (var text in s_texts)
        {
            Same($"{Visible.Text(text)}, whole,", [text, "hi"], [Packed(text, "hi")],
                "The length counts bytes, and every byte of the message belongs to it.");
            Same($"{Visible.Text(text)}, byte by byte,", [text, "hi"], Bytewise(Packed(text, "hi")),
                "Keep bytes, and turn them to text when the message is whole.");
        }

        foreach (var size in s_sizes)
        {
            string[] messages = [new string('x', size), "hi"];
            Same($"a message of {size} bytes, and 'hi',", messages, Packed(messages).Chunk(4096),
                "Two bytes without a sign go up to 65535, and the higher one comes first.");
        }

        JudgeSeparate(check, newFramer);
        string[] all = [
            .. Enumerable.Range(0, 60)
                .Select(number => new string((char)('a' + (number % 26)), check.Random.Next(0, 40))), "Grüße, 世界 👋",
                "", new('z', 700)];
        foreach (var _ in Enumerable.Range(0, 20))
            Same("a stream, cut at random,", all, Cut(check.Random, Packed(all)),
                "A piece may end one message and begin the next.");
        check.Pass("Whole, glued, byte by byte and cut at random: the same messages.");
    });

    private static void First(Check check, Func<string, IEnumerable<byte[]>, List<string>> feed)
    {
        var first = feed("'hi' in one piece", [Packed("hi")]);
        if (first.Count == 0)
        {
            check.That(feed("a message of 257 bytes", [Packed(new string('x', 257))]).Count == 0,
                "'hi' gives nothing, but a message of 257 bytes comes out: its two bytes of length are alike.",
                "You read the lower byte first: the higher byte is the first.");
            check.That(feed("'hi' and 'you', glued in one piece", [Packed("hi", "you")]).Count == 0,
                "'hi' gives nothing; it comes out only when more bytes follow.",
                "A message is complete when just that many bytes are there: < and not <=.");
            check.StartedUnless(
                feed("'hi' byte by byte", Bytewise(Packed("hi"))).Count == 0, "'hi', in one piece, gives nothing.",
                "First, keep what came. Then: are the two bytes of the length there?");
        }

        check.That(
            first is ["hi"], $"'hi', in one piece, gives {Visible.Texts(first)}.",
            "The two bytes in front say how many bytes follow.",
            (first is [['\0', ..], ..],
                "The length is still a part of the message. The text begins after the two bytes."),
            (first is [""] or ["h"] or [['h', 'i', _, ..]],
                "The length counts the bytes of the text alone, not its own two."));
    }

    private static void JudgeSeparate(Check check, Func<Func<byte[], IEnumerable<string>?>> newFramer)
    {
        var (first, second) = (new FedFramer(newFramer), new FedFramer(newFramer));
        var answers = check.Ask("For two clients, each with its framer:", () =>
        {
            first.Feed([[0, 2, (byte)'h']]);
            var other = second.Feed([Packed("you")]);
            return (First: first.Feed([[(byte)'i']]), Second: other);
        }, "Each client needs its own framer.", "It must not wait for more: keep what isn't complete, and return.");
        check.That(answers.First is ["hi"] && answers.Second is ["you"],
            $"Two framers at a time: the first gives {Visible.Texts(answers.First)}, the second "
                + $"{Visible.Texts(answers.Second)}. What one keeps comes out of another.",
            "Each client needs its own: nothing may be static.");
    }

    /// <summary>One byte at a time.</summary>
    private static IEnumerable<byte[]> Bytewise(byte[] stream) => stream.Select(value => (byte[])[value]);

    private static List<byte[]> Cut(Random random, byte[] stream)
    {
        var pieces = new List<byte[]>();
        for (var at = 0; at < stream.Length; at += pieces[^1].Length)
            pieces.Add(stream[at..Math.Min(stream.Length, at + 1 + random.Next(0, random.Next(1, 100)))]);
        return pieces;
    }

    private static byte[] Packed(params string[] messages) => [.. messages.SelectMany(message =>
    {
        var body = Encoding.UTF8.GetBytes(message);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)body.Length);
        return length.Concat(body);
    })];

    /// <summary>A framer, and the lists that it returned.</summary>
    private sealed class FedFramer(Func<Func<byte[], IEnumerable<string>?>> newFramer)
    {
        private Func<byte[], IEnumerable<string>?>? _add;

        /// <summary>What a list held that was changed after it had been returned.</summary>
        public string? Changed { get; private set; }

        public List<string> Feed(IEnumerable<byte[]> pieces)
        {
            _add ??= newFramer();
            var messages = new List<string>();
            var returned = new List<(IEnumerable<string> List, string[] Copy)>();
            foreach (var piece in pieces)
            {
                byte[] given = [.. piece];
                var list = _add(given) ?? [];
                string[] copy = [.. list];
                messages.AddRange(copy);
                if (list is ICollection<string> { Count: > 0 }) returned.Add((list, copy));
                // A server's receive buffer is used again.
                Array.Fill(given, (byte)0xEE);
            }

            Changed = returned.Where(pair => !pair.List.SequenceEqual(pair.Copy))
                .Select(pair => Visible.Texts(pair.Copy)).FirstOrDefault();
            return messages;
        }
    }
}
