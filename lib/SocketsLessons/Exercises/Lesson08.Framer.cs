using System.Buffers.Binary;
using System.Text;

namespace SocketsLessons.Checks;

public static partial class Lesson08
{
    /// <summary>
    /// Checks exercise 08.1: a framer for messages of UTF-8 with a length of two bytes in front (RFC 1035
    /// §4.2.2), fed with pieces of any size. The argument makes a new framer.
    /// </summary>
    public static CheckResult CheckFramer(Func<Func<byte[], IEnumerable<string>?>> newFramer)
    {
        const string Exercise = "08.1";
        var doing = "'hi' in one piece";
        CheckResult? verdict = null;
        var attempt = Attempt.Start(() => verdict = JudgeFramer(Exercise, newFramer, ref doing));
        if (!attempt.Wait(Deadline))
            return CheckResult.Incorrect(Exercise, $"For {doing} Add has not returned.", "It must not wait for more: keep what is not complete, and return.");
        return attempt.Error is { } error
            ? CheckResult.Incorrect(Exercise, $"For {doing}: {Attempt.Describe(error)}", "A piece may end anywhere, even within the length. Count before you take.")
            : verdict!;
    }

    private static CheckResult JudgeFramer(string exercise, Func<Func<byte[], IEnumerable<string>?>> newFramer, ref string doing)
    {
        CheckResult Wrong(string message, string hint) => CheckResult.Incorrect(exercise, message, hint);
        string[] hi = ["hi"];
        var one = Feed(newFramer(), Packed(hi));
        if (one.Count == 0)
        {
            doing = "a message of 257 bytes";
            return Feed(newFramer(), Packed([new string('x', 257)])).Count > 0
                ? Wrong("'hi' gives nothing, but a message of 257 bytes comes out: its two bytes of length are alike.", "The higher byte is the first.")
                : CheckResult.NotStarted(exercise, "'hi', in one piece, gives nothing.", "First, keep what came. Then: are the two bytes of the length there?");
        }

        if (one[0].StartsWith('\0')) return Wrong("The length is still a part of the message.", "The text begins behind the two bytes.");
        if (!one.SequenceEqual(hi)) return Wrong($"'hi', in one piece, gives {Told(one)}.", "The two bytes in front say how many bytes follow.");

        doing = "'you' after 'hi'";
        var used = newFramer();
        Feed(used, Packed(hi));
        if (Feed(used, Packed(["you"])) is ["hi", "you"]) return Wrong("'you', a piece after 'hi', gives 'hi', 'you': but 'hi' was already returned.", "Keep the bytes that are left over, and not the messages: those need a new list in each call.");

        doing = "two messages glued in one piece";
        string[] two = ["hi", "you"];
        var glued = Feed(newFramer(), Packed(two));
        if (glued.SequenceEqual(hi)) return Wrong("Of two messages in one piece only the first came out.", "After a message look again: there may be one more.");
        if (!glued.SequenceEqual(two)) return Wrong($"'hi' and 'you', glued, give {Told(glued)}.", "The second message has a length of its own in front.");

        doing = "a message that comes byte by byte";
        var bytewise = FeedBytewise(newFramer(), Packed(two));
        if (!bytewise.SequenceEqual(two)) return Wrong($"'hi' and 'you', byte by byte, give {Told(bytewise)}.", "Copy each piece to what you keep. The array itself is the caller's, who uses it again.");

        doing = "a message of no bytes";
        string[] empty = ["", "hi", ""];
        var nothing = Feed(newFramer(), Packed(empty));
        if (!nothing.SequenceEqual(empty)) return Wrong($"'', 'hi' and '' give {Told(nothing)}.", "A message may be empty: its length is 0.");

        doing = "characters of several bytes";
        string[] world = ["Grüße, 世界 👋", "hi"];
        if (!Feed(newFramer(), Packed(world)).SequenceEqual(world)) return Wrong("'Grüße, 世界 👋' does not come out as it was.", "The length counts bytes, not characters.");
        if (!FeedBytewise(newFramer(), Packed(world)).SequenceEqual(world)) return Wrong("'Grüße, 世界 👋', byte by byte, does not come out as it was.", "Keep bytes, and turn them to text when the message is whole.");

        doing = "a message of 65535 bytes";
        string[] large = [new string('x', 32_768), new string('y', 65_535)];
        if (!Feed(newFramer(), Packed(large)).SequenceEqual(large)) return Wrong("Messages of 32768 and 65535 bytes do not come out as they were.", "Two bytes without a sign go up to 65535.");

        doing = "two clients, each with its framer";
        var (first, second) = (newFramer(), newFramer());
        Feed(first, [0, 2, (byte)'h']);
        if (!Feed(second, Packed(["you"])).SequenceEqual(["you"])) return Wrong("What one framer keeps comes out of another.", "Each client needs its own: nothing may be static.");

        doing = "pieces of any size";
        return AnyCut(newFramer, [.. two, .. empty, .. world, new string('z', 700)])
            ? CheckResult.Passed(exercise, "Whole, glued, byte by byte and cut at random: the same messages.")
            : Wrong("Cut at random, the messages do not come out as they were.", "A piece may end one message and begin the next.");
    }

    private static bool AnyCut(Func<Func<byte[], IEnumerable<string>?>> newFramer, string[] messages)
    {
        var random = new SplitMix64(8);
        var stream = Packed(messages);
        for (var time = 0; time < 50; time++)
        {
            var framer = newFramer();
            var answers = new List<string>();
            for (var at = 0; at < stream.Length;)
            {
                var length = Math.Min(stream.Length - at, 1 + (int)(random.NextDouble() * random.NextDouble() * 100));
                answers.AddRange(Feed(framer, stream[at..(at + length)]));
                at += length;
            }

            if (!answers.SequenceEqual(messages)) return false;
        }

        return true;
    }

    private static List<string> Feed(Func<byte[], IEnumerable<string>?> framer, byte[] piece) => [.. framer(piece) ?? []];

    /// <summary>One byte at a time, in one array that is used again: as a server's receive buffer is.</summary>
    private static List<string> FeedBytewise(Func<byte[], IEnumerable<string>?> framer, byte[] stream)
    {
        var answers = new List<string>();
        var piece = new byte[1];
        foreach (var one in stream)
        {
            piece[0] = one;
            answers.AddRange(framer(piece) ?? []);
        }

        return answers;
    }

    private static byte[] Packed(string[] messages) => [.. messages.SelectMany(message =>
    {
        var body = Encoding.UTF8.GetBytes(message);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)body.Length);
        return length.Concat(body);
    })];

    private static string Told(List<string> answers) => answers.Count == 0
        ? "nothing"
        : string.Join(", ", answers.Take(5).Select(answer => $"'{(answer.Length > 20 ? $"{answer[..20]}…" : answer)}'"));
}
