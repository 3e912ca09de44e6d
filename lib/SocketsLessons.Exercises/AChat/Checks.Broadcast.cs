using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class AChatChecks
{
    /// <summary>
    /// Gives your function a message and clients: some read, some haven't read for so long that there's no room for
    /// more, some have room for a part, some have reset their connection. It looks at what each client received, at
    /// your list, and at the time that it took.
    /// </summary>
    /// <param name="broadcast">Your function: from the clients and the message to those that didn't get it,
    /// closed.</param>
    public static CheckResult Broadcast(Func<List<Socket>, byte[], List<Socket>?> broadcast) =>
        Check.Run($"{Lesson}.1", check =>
    {
        var elapsed = TimeSpan.Zero;
        var waits = TimeSpan.FromMilliseconds(150);
        var lost = 0;
        // A busy machine may put one run off, but hardly two.
        for (var time = 0; time < 2; time++)
        {
            using var audience = new Audience(check);
            List<Socket>? given = null;
            var answer = check.Start(() => given = broadcast([.. audience.Sockets], [.. audience.Message]));
            var hasEnded = answer.Wait(Check.Patience);
            if (hasEnded && answer.Error is null && given is not { Count: > 0 })
                check.StartedUnless(
                    !audience.AnyReaderGotSomething(), "Nobody has got the message.",
                    "Go through the clients, one by one; make none of them block.");
            if (!hasEnded)
            {
                audience.Dispose();
                check.Stuck(
                    answer, "It waits for a client that doesn't read:",
                    "A blocking Send waits for room. Make the socket non-blocking, and ask what Send took.");
            }

            if (answer.Error is { } error) check.Fail(Answer.Describe(error), BroadcastHint(error));
            lost = audience.Judge(given ?? []);
            elapsed = answer.Elapsed;
            if (elapsed < waits) break;
        }

        check.That(
            elapsed < waits, $"All is right, but it took {elapsed.TotalMilliseconds:0} ms: somebody was waited for.",
            "A SendTimeout or a Poll still waits for every full client in turn. Make the sockets non-blocking, and "
                + "take Send's first answer.");
        check.Pass($"{Audience.Readers} clients got the message, {lost} were given up, and nobody was waited for.");
    });

    private static string BroadcastHint(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.WouldBlock } =>
            "WouldBlock is the answer of a full client, and no reason to stop: catch it for that client alone.",
        SocketException => "That client is lost, the others are not: catch the error for that client alone.",
        InvalidOperationException =>
            "A list may not be changed while foreach goes through it: collect the lost ones in their own list.",
        _ => "Which client was it, and are the others to blame?",
    };
}
