using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class AChatChecks
{
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(80);

    /// <summary>
    /// Gives your function a message and members: some read, and some have reset their connection. It looks at what
    /// each member received, and at your list.
    /// </summary>
    /// <param name="broadcast">Your function: from the members and the message to those who didn't get it,
    /// closed.</param>
    public static CheckResult Broadcast(Func<List<Socket>, byte[], List<Socket>?> broadcast) =>
        Check.Run($"{Lesson}.1", check =>
    {
        var (_, readers, lost) = Judge(check, broadcast, hasSlowMembers: false);
        check.Pass($"{readers} members got the message. {lost} had gone, and their sockets are closed.");
    });

    /// <summary>
    /// Gives your function a message and members: some read, some haven't read for so long that there's no room for
    /// more, one has room for a part, some have reset their connection. It looks at what each member received, at your
    /// list, and at the time that it took.
    /// </summary>
    /// <param name="broadcast">Your function: from the members and the message to those who couldn't take it,
    /// closed.</param>
    public static CheckResult BroadcastNow(Func<List<Socket>, byte[], List<Socket>?> broadcast) =>
        Check.Run($"{Lesson}.2", check =>
    {
        var (elapsed, readers, lost) = Judge(check, broadcast, hasSlowMembers: true);
        // A busy machine may delay one run a little, but hardly three.
        for (var attempt = 1; attempt < 3 && elapsed >= s_wait && elapsed < s_wait * 8; attempt++)
            (elapsed, readers, lost) = Judge(check, broadcast, hasSlowMembers: true);
        check.That(
            elapsed < s_wait, $"All is right, but it took {elapsed.TotalMilliseconds:0} ms: it waited for somebody.",
            "A SendTimeout or a Poll still waits for every full member in turn. Make the sockets non-blocking, and "
                + "take Send's first answer.");
        check.Pass($"{readers} members got the message, {lost} were given up, and nobody had to wait.");
    });

    private static (TimeSpan Elapsed, int Readers, int Lost) Judge(
        Check check, Func<List<Socket>, byte[], List<Socket>?> broadcast, bool hasSlowMembers)
    {
        using var audience = new Audience(check, hasSlowMembers);
        List<Socket>? given = null;
        var answer = check.Start(() => given = broadcast([.. audience.Sockets], [.. audience.Message]));
        var hasEnded = answer.Wait(Check.WaitLimit);
        if (hasEnded && answer.Error is null && given is not { Count: > 0 })
            check.StartedUnless(
                !audience.AnyReaderGotSomething(), "Nobody has got the message.",
                hasSlowMembers
                    ? "Go through the members, one by one; make none of them block."
                    : "Go through the members, one by one, and send the message to each.");
        if (!hasEnded)
        {
            audience.Dispose();
            check.Stuck(
                answer, hasSlowMembers ? "It waits for a member who doesn't read:" : "For 7 members:",
                hasSlowMembers
                    ? "A blocking Send waits for room. Make the socket non-blocking, and ask what Send took."
                    : "Nothing has to wait here: every member who is still there has room for the message.");
        }

        if (answer.Error is { } error) check.Fail(Answer.Describe(error), Hint(error));
        var lost = audience.Judge(given ?? []);
        return (answer.Elapsed, audience.Readers, lost);
    }

    private static string Hint(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.WouldBlock } =>
            "WouldBlock is the answer of a full member, and no reason to stop: catch it for that member alone.",
        SocketException => "That member is lost, the others are not: catch the error for that member alone.",
        InvalidOperationException =>
            "A list may not be changed while foreach goes through it: collect the lost ones in their own list.",
        _ => "Which member was it, and are the others to blame?",
    };
}
