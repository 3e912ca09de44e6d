using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Checks;

public static partial class HostileClientsChecks
{
    /// <summary>
    /// Sends your function messages with a length of four bytes in front: honest ones, whole and in pieces; some whose
    /// length is negative or above the limit; and streams that end too early. The limit is another one in each run.
    /// </summary>
    /// <param name="receive">Your function: from a connected socket and the most bytes that a message may have to its
    /// text.</param>
    public static CheckResult ReceiveWithin(Func<Socket, int, string?> receive) => Check.Run($"{Lesson}.1", check =>
    {
        var limit = check.Random.Next(300, 900);
        ReceivedMessage Try(byte[] stream, bool end = false, bool bytewise = false) =>
            ReceivedMessage.Try(
                check, receive, limit, bytewise ? Array.ConvertAll(stream, value => (byte[])[value]) : [stream], end);

        var hello = Try([.. Prefix(5), .. "hello"u8]);
        check.StartedUnless(
            hello is { HasEnded: true, Error: null, Text: null or "" } && hello.Left == 9,
            "An honest 'hello' gives nothing.", "Begin with Trusting and Exactly, from the cells above.");
        Honest(check, "An honest 'hello'", "hello", hello, "Four bytes of length, the highest first, then the text.");
        check.That(
            hello.Left == 0, $"Of an honest 'hello' {hello.Left} bytes were left on the stream.",
            "Receive all of the message.");

        var glued = Try([.. Prefix(2), .. "hi"u8, .. Prefix(3), .. "you"u8]);
        Honest(
            check, "'hi', with a message after it,", "hi", glued,
            "Ask for the bytes of this message only; the rest can wait in the system.");
        check.That(
            !glued.IsClosed && !hello.IsClosed,
            "Your function closes the socket, or shuts it down, after an honest message.",
            "More messages may come: the connection isn't yours to close.");
        check.That(
            glued.Left == 7, "Your function takes bytes of the next message, too.",
            "Ask for the bytes of this message only; the rest can wait in the system.");
        Honest(
            check, "'hello' that comes byte by byte", "hello", Try([.. Prefix(5), .. "hello"u8], bytewise: true),
            "A Receive may return a part: go on until all of it is there.");
        Honest(
            check, "'Grüße, 世界 👋'", "Grüße, 世界 👋", Try(Packed4("Grüße, 世界 👋")),
            "The length counts bytes, and the text is UTF-8.");
        Honest(check, "' hi\\n'", " hi\n", Try(Packed4(" hi\n")), "Every byte of the message belongs to it.");
        Honest(check, "An empty message", "", Try(Prefix(0)), "0 and the limit itself are allowed.");
        var full = new string('x', limit);
        Honest(
            check, $"A message of {limit} bytes, with a limit of {limit},", full, Try(Packed4(full)),
            "0 and the limit itself are allowed.");

        Hostile(check, limit, Try);
        foreach (var stream in new byte[][] { [], [0, 0], Prefix(5), [.. Prefix(5), .. "hel"u8] })
        {
            var ended = Try(stream, end: true);
            check.That(
                ended.HasEnded, $"The stream ended after {stream.Length} bytes, and your function is still running.",
                "When Receive returns 0, nothing more will come.");
            check.That(
                ended.Error is EndOfStreamException, $"A stream that ends after {stream.Length} bytes gives {ended}.",
                "When Receive returns 0 before the message is whole: an EndOfStreamException.");
        }

        check.Pass("Honest messages came through; every bad length was refused before it cost anything.");
    });

    private static void Honest(Check check, string what, string expected, ReceivedMessage received, string hint)
    {
        var name = what.TrimEnd(',');
        check.That(
            received.HasEnded, $"{name}: your function has not returned.",
            "Ask for as many bytes as the length says, and no more: no others will come.");
        check.That(
            received.Error is null, $"{name}: {(received.Error is { } error ? Answer.Describe(error) : "")}", hint,
            (received.Error is InvalidDataException,
                "It is within the limit, which counts the bytes of the text. " + hint));
        check.That(received.Text == expected, $"{what} gives {received}.", hint);
    }

    private static void Hostile(Check check, int limit, Func<byte[], bool, bool, ReceivedMessage> attempt)
    {
        // As many characters as the limit, and more bytes.
        var wide = new string('ü', limit);
        foreach (var length in new[] { limit + 1, Encoding.UTF8.GetByteCount(wide), -1, int.MinValue,
            int.MaxValue, 100_000_000 })
        {
            // The stream stays open, so that an answer that reads a body for nothing waits for it.
            var hostile = attempt([.. Prefix(length), .. Encoding.UTF8.GetBytes(wide).Take(limit / 2)], false, false);
            check.That(
                hostile.Allocated < 10_000_000,
                $"For a length of {length} your function took {hostile.Allocated / 1_000_000} MB of memory.",
                "Ask whether the length is good before you make an array of it.");
            check.That(
                hostile.HasEnded, $"A length of {length}, with a limit of {limit}: your function waits for the body.",
                "Refuse it as soon as you know the length: nobody has to send that body.");
            check.That(
                hostile.Error is InvalidDataException,
                $"A length of {length}, with a limit of {limit}, gives {hostile}.",
                "Below 0 and above the limit: an InvalidDataException was asked for.",
                (hostile.Error is OutOfMemoryException or OverflowException,
                    "Ask whether the length is good before you make an array of it."),
                (hostile.Error is null,
                    "A message that isn't as it should be is no message: throw an InvalidDataException."));
        }
    }

    private static byte[] Prefix(int length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, length);
        return prefix;
    }

    private static byte[] Packed4(string text) =>
        [.. Prefix(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
