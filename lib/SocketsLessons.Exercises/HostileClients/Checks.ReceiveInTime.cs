using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class HostileClientsChecks
{
    private const int Limit = 300;

    /// <summary>
    /// Lets clients send what your function needs: at once, slowly, one byte now and then, nothing at all, or too
    /// little before the stream ends. It looks at what your function returns, how long it takes, and whether it closes
    /// the socket.
    /// </summary>
    /// <param name="receive">Your function: from a connected socket, a number of bytes and a number of milliseconds to
    /// these bytes.</param>
    public static CheckResult ReceiveInTime(Func<Socket, int, int, byte[]?> receive) =>
        Check.Run($"{Lesson}.2", check =>
    {
        Seat Try(int limit, int pause, bool end, params string[] pieces) =>
            Seat.Try(check, receive, limit, TimeSpan.FromMilliseconds(pause), end, pieces);

        var hello = Try(3_000, 0, false, "hello");
        check.StartedUnless(
            hello is { HasEnded: true, Error: null, Bytes: null or [] } && hello.Left == 5,
            "'hello' is there, and your function returns nothing.",
            "Begin with a loop that receives until it has count bytes.");
        Honest(check, "'hello' at once", hello);
        Honest(check, "'hello', in parts that come in time,", Try(1_500, 60, false, "h", "e", "l", "lo"));
        var glued = Try(3_000, 0, false, "helloyou");
        Honest(check, "'hello', with more after it,", glued);
        check.That(glued.Left == 3, "Your function takes bytes of the next message, too.",
            "Ask for the bytes that are still missing, and for no more.");

        Late(check, "A client that sends nothing", Try(Limit, 0, false, ""));
        Late(check, "A client that sends a byte every 200 ms", Try(Limit, 200, false, "", "x", "x", "x", "x"));
        Late(check, "A client that stops halfway", Try(Limit, 0, false, "hel"));
        // The rest comes after the limit, but less than the limit after the first byte.
        Late(
            check, "A client whose first byte comes late", Try(2 * Limit, Limit * 3 / 2, false, "", "h", "ello"),
            2 * Limit);
        var ended = Try(2_000, 0, true, "hel");
        check.That(
            ended.HasEnded && ended.Error is EndOfStreamException,
            $"A stream that ends too early gives {ended}.",
            "When Receive returns 0, nothing more will come: throw an EndOfStreamException.");
        check.Pass("Clients in time got through, and no other held its seat for longer than the limit.");
    });

    private static void Honest(Check check, string what, Seat seat)
    {
        var name = what.TrimEnd(',');
        check.That(
            seat.HasEnded, $"{name}: your function has not returned.", "Return as soon as you have count bytes.");
        check.That(
            seat.Error is null, $"{name}: {(seat.Error is { } error ? Answer.Describe(error) : "")}",
            "It came within the limit, so receive until you have count bytes.");
        check.That(
            seat.Bytes?.AsSpan().SequenceEqual("hello"u8) == true, $"{what} gives {seat}.",
            "A Receive may return a part: go on until you have count bytes.");
        check.That(
            !seat.IsClosed, $"{name}: your function closes the socket, or shuts it down.",
            "Close it only if the time is up.");
    }

    private static void Late(Check check, string what, Seat seat, int limit = Limit)
    {
        var milliseconds = seat.Elapsed.TotalMilliseconds;
        check.That(
            seat.HasEnded, $"{what} still holds its seat after {milliseconds:0} ms, with a limit of {limit} ms.",
            "Measure the time from the start of your function. (A ReceiveTimeout starts again with each Receive.)",
            (!what.Contains("every", StringComparison.Ordinal),
                "Your function waits for longer than the limit. Let each wait take at most what is left of it."));
        check.That(
            seat.Error is TimeoutException, $"{what} gives {seat}.",
            "If the time is up before you have all bytes, throw a TimeoutException.",
            (seat.Error is null && seat.Bytes is { Length: > 0 } && seat.Elapsed > TimeSpan.FromMilliseconds(limit),
                "The time counts from the start of your function, not from the first byte."));
        check.That(
            milliseconds >= limit - 50, $"{what} lost its seat after {milliseconds:0} ms, with a limit of {limit} ms.",
            "Wait for as long as the limit says.");
        check.That(
            milliseconds < limit + 500, $"{what} held its seat for {milliseconds:0} ms, with a limit of {limit} ms.",
            "Each wait may only take what is left of the limit.");
        check.That(
            seat.IsClosed, $"{what} has lost its seat, and its socket is still open.",
            "Close the socket before you throw: the seat is free only then.");
    }
}
