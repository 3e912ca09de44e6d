using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Checks;

public static partial class Lesson08
{
    private const int Limit = 1000;

    /// <summary>
    /// Checks exercise 08.2: receive a message with a length of four bytes in front, whatever length a client
    /// claims. The arguments of the answer are the socket and the most bytes that a message may have.
    /// </summary>
    public static CheckResult CheckHostileLength(Func<Socket, int, string?> receive)
    {
        const string Exercise = "08.2";
        CheckResult Wrong(string message, string hint) => CheckResult.Incorrect(Exercise, message, hint);

        var hello = Try(receive, [.. Prefix(5), .. "hello"u8], end: false);
        if (hello is { Ended: true, Error: null, Text: null or "" }) return CheckResult.NotStarted(Exercise, "An honest 'hello' gives nothing.", "Begin with Trusting and Exactly, from the cells above.");
        if (!hello.Ended) return Wrong("For an honest 'hello' your function has not returned.", "Ask for as many bytes as the length says, and no more: no others will come.");
        if (hello.Error is { } failed) return Wrong($"For an honest 'hello': {Attempt.Describe(failed)}", "Such a message is within the limit.");
        if (hello.Text != "hello") return Wrong($"An honest 'hello' gives '{hello.Text}'.", "Four bytes of length, the highest first, then the text.");
        if (hello.Left != 0) return Wrong($"Of an honest 'hello' {hello.Left} bytes were left on the stream.", "Receive all of the message.");

        var glued = Try(receive, [.. Prefix(2), .. "hi"u8, .. Prefix(0)], end: false);
        if (glued.Left != 4) return Wrong("Your function takes bytes of the next message, too.", "Ask for the bytes of this message only; the rest can wait in the system.");
        var cut = Try(receive, [.. Prefix(5), .. "hello"u8], end: false, bytewise: true);
        if (cut.Text != "hello") return Wrong($"'hello' that comes byte by byte gives {Said(cut)}.", "A Receive may return a part: go on until all of it is there.");

        foreach (var length in new[] { 0, Limit })
        {
            var fits = Try(receive, [.. Prefix(length), .. new byte[length]], end: false);
            if (fits.Text?.Length != length) return Wrong($"A message of {length} bytes, with a limit of {Limit}, gives {Said(fits)}.", "0 and the limit itself are allowed.");
        }

        foreach (var length in new[] { Limit + 1, -1, int.MinValue, int.MaxValue, 100_000_000 })
        {
            var hostile = Try(receive, [.. Prefix(length), .. new byte[Limit + 1]], end: true);
            if (hostile.Allocated > 10_000_000) return Wrong($"For a length of {length} your function took {hostile.Allocated / 1_000_000} MB of memory.", "Ask whether the length is good before you make an array of it.");
            if (hostile.Error is InvalidDataException) continue;
            return Wrong($"A length of {length}, with a limit of {Limit}, gives {Said(hostile)}.", hostile.Error is null
                ? "A message that is not as it should be is no message: throw an InvalidDataException."
                : "Below 0 and above the limit: an InvalidDataException was asked for.");
        }

        foreach (var stream in new byte[][] { [], [0, 0], [.. Prefix(5), .. "hel"u8] })
        {
            var ended = Try(receive, stream, end: true);
            if (!ended.Ended) return Wrong($"The stream ended after {stream.Length} bytes, and your function is still running.", "When Receive returns 0, nothing more will come.");
            if (ended.Error is EndOfStreamException) continue;
            return Wrong($"A stream that ends after {stream.Length} bytes gives {Said(ended)}.", "When Receive returns 0 before the message is whole: an EndOfStreamException.");
        }

        return CheckResult.Passed(Exercise, "Honest messages came through; every bad length was refused before it cost anything.");
    }

    /// <summary>Sends a stream to the answer, and tells what it made of it.</summary>
    private static Received Try(Func<Socket, int, string?> receive, byte[] stream, bool end, bool bytewise = false)
    {
        var (near, far) = Pair();
        using (near)
        using (far)
        {
            if (!bytewise) far.Send(stream);
            if (end) far.Shutdown(SocketShutdown.Send);
            string? text = null;
            var allocated = 0L;
            var attempt = Attempt.Start(() =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    text = receive(near, Limit);
                }
                finally
                {
                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                }
            });
            for (var at = 0; bytewise && at < stream.Length && !attempt.HasEnded; at++)
            {
                // An answer that closes its socket is judged by what it gives.
                far.Send(stream, at, 1, SocketFlags.None, out var error);
                if (error != SocketError.Success) break;
                Attempt.Until(() => attempt.HasEnded || Left(near) == 0, Deadline);
            }

            var ended = attempt.Wait(Deadline);
            return new Received(ended, ended ? text : null, ended ? attempt.Error : null, ended ? allocated : 0, Left(near));
        }
    }

    private static int Left(Socket socket)
    {
        try
        {
            return socket.Available;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private static byte[] Prefix(int length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, length);
        return prefix;
    }

    private static string Said(Received received) => received switch
    {
        { Ended: false } => "no answer in time",
        { Error: { } error } => $"the error {error.GetType().Name}",
        { Text: null } => "null",
        { Text: { Length: > 20 } text } => $"{Encoding.UTF8.GetByteCount(text)} bytes of text",
        _ => $"'{received.Text}'",
    };

    private sealed record Received(bool Ended, string? Text, Exception? Error, long Allocated, int Left);
}
