using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Checks;

public static partial class MessagesOnAStreamChecks
{
    private const int ManyBytes = 20_000;

    private static readonly string[] s_tooShort = ["", "hel"];

    private static readonly string[][] s_glued = [["helloyou"], ["hel", "loyou"]];

    /// <summary>
    /// Sends your function bytes in one piece, in several, with others after them, and streams that end too early. It
    /// looks at what your function returns, and at what it leaves for the next call.
    /// </summary>
    /// <param name="receive">Your function: from a connected socket and a number of bytes to these bytes.</param>
    public static CheckResult ReceiveExactly(Func<Socket, int, byte[]?> receive) => Check.Run($"{Lesson}.1", check =>
    {
        // A byte is a character of Latin-1, so that a message can show it.
        ReceivedMessage Try(int count, string[] pieces, bool end = false) => ReceivedMessage.Try(
            check, (socket, wanted) => receive(socket, wanted) is { } bytes ? Encoding.Latin1.GetString(bytes) : null,
            count, Array.ConvertAll(pieces, Encoding.Latin1.GetBytes), end);

        var hello = Try(5, ["hello"]);
        check.StartedUnless(
            hello is { HasEnded: true, Error: null, Text: null or "" } && hello.Left == 5,
            "'hello' is there, and your function returns nothing.",
            "Call Receive until you have as many bytes as count says.");
        Same(check, "'hello', in one piece,", "hello", hello, "Return all of the bytes that were asked for.",
            (hello.Text?.Length > 5, "Return an array of count bytes, and not the whole buffer."));
        check.That(
            !hello.IsClosed, "Your function closes the socket, or shuts it down.", "More may come: leave it open.");
        var bytewise = Try(5, ["h", "e", "l", "l", "o"]);
        Same(check, "'hello', byte by byte,", "hello", bytewise,
            "A Receive may return a part: go on until all of it is there.",
            (bytewise.Text is ['o', '\0', ..],
                "Each Receive writes at the start of your buffer. Pass the offset: the number of bytes you have."),
            (bytewise.Error is EndOfStreamException,
                "A part isn't the end: the stream ends only when Receive returns 0."));
        Leaves(check, receive, Try);
        Bytes(check, Try);
        foreach (var stream in s_tooShort)
        {
            var ended = Try(5, [stream], end: true);
            check.That(
                ended.HasEnded,
                $"The stream ended after {stream.Length} of 5 bytes, and your function is still running.",
                "When Receive returns 0, nothing more will come.");
            check.That(
                ended.Error is EndOfStreamException,
                $"A stream that ends after {stream.Length} of 5 bytes gives {ended}.",
                "When Receive returns 0 too early, throw an EndOfStreamException.");
        }

        check.Pass("In one piece, in many, and with others after them: exactly the bytes that were asked for.");
    });

    /// <summary>What follows stays on the stream, and the connection stays open.</summary>
    private static void Leaves(
        Check check, Func<Socket, int, byte[]?> receive, Func<int, string[], bool, ReceivedMessage> attempt)
    {
        const string Hint = "Ask for the bytes that are still missing, and for no more: the rest can wait.";
        foreach (var pieces in s_glued)
        {
            var what = $"'hello' and 'you', in {(pieces.Length == 1 ? "one piece" : "two pieces")},";
            var glued = attempt(5, pieces, false);
            Same(check, what, "hello", glued, Hint);
            check.That(
                !glued.IsClosed, "Your function closes the socket, or shuts it down.", "More may come: leave it open.");
            check.That(glued.Left == 3, $"{what} for 5 bytes: {glued.Left} bytes of 'you' are left, and not 3.", Hint);
        }

        var none = attempt(0, ["x"], false);
        Same(check, "0 bytes, asked for while 'x' waits,", "", none,
            "For a count of 0 there is nothing to receive: return an empty array at once.");
        check.That(none.Left == 1, "0 bytes were asked for, and your function took one.", Hint);

        var (far, near) = check.Sockets.Pair();
        far.Send("helloworld"u8);
        var (first, second) = check.Ask(
            "For 5 bytes, twice:", () => (receive(near, 5), receive(near, 5)), Hint,
            "Both were there. Ask for as many as are missing.");
        check.That(
            second?.AsSpan().SequenceEqual("world"u8) == true,
            $"For 5 bytes, twice, the second call gives {Shown(second)} instead of 'world'.", Hint);
        check.That(
            first?.AsSpan().SequenceEqual("hello"u8) == true,
            $"The array of your first call is now {Shown(first)}: your second call changed it.",
            "Make a new array in each call: the caller may still use the old one.");
    }

    /// <summary>Any value of a byte, and many of them.</summary>
    private static void Bytes(Check check, Func<int, string[], bool, ReceivedMessage> attempt)
    {
        Same(check, "The bytes 255, 128, 0 and 0", "\u00FF\u0080\0\0", attempt(4, ["\u00FF\u0080\0\0"], false),
            "These are bytes, and not always text: return them as they are.");
        var letters = string.Concat(
            Enumerable.Range(0, ManyBytes).Select(_ => (char)check.Random.Next('a', 'z' + 1)));
        var many = attempt(ManyBytes, [letters[..1], letters[1..]], false);
        Same(check, $"A message of {ManyBytes} bytes", letters, many,
            "Make the array as large as count says, and go on until it is full.");
    }

    private static void Same(
        Check check, string what, string expected, ReceivedMessage received, string hint,
        params ReadOnlySpan<(bool, string)> mistakes)
    {
        var name = what.TrimEnd(',');
        check.That(
            received.HasEnded, $"{name}: your function has not returned.",
            "Stop as soon as you have as many bytes as count says.");
        check.That(
            received.Error is null, $"{name}: {(received.Error is { } error ? Answer.Describe(error) : "")}", hint,
            mistakes);
        check.That(
            received.Text == expected, $"{what} gives {received} instead of {Visible.Text(expected)}.", hint, mistakes);
    }

    private static string Shown(byte[]? bytes) =>
        bytes is null ? "null" : Visible.Text(Encoding.Latin1.GetString(bytes));
}
