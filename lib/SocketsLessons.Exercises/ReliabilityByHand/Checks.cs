namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on reliability by hand. Each tells your answer what arrives, and looks at what it
/// does.</summary>
public static partial class ReliabilityByHandChecks
{
    private const string Lesson = "14";

    /// <summary>The middle of the numbers, where the sign of an int changes.</summary>
    private const uint Middle = 1u << 31;

    /// <summary>
    /// Lets datagrams arrive at your receiver in order, twice, late and early, at the beginning, the middle and the end
    /// of the numbers. It must deliver each once and in order, and answer with the next number expected (RFC 9293,
    /// section 3.4).
    /// </summary>
    /// <param name="accept">Your function: from the number expected, the number and payload that came, and what was
    /// delivered, to the number expected next.
    /// </param>
    public static CheckResult Receiver(Func<uint, uint, byte[], List<byte[]>, uint> accept) =>
        Check.Run($"{Lesson}.1", check =>
    {
        ArrivalScenario At(uint first) =>
            new(check, (expected, number, payload, delivered, _) =>
            accept(expected, number, payload, delivered), first, keeps: false);
        At(0).ArriveFirst(
            "Datagram 0 came, which was expected, and nothing was delivered.",
            "Begin with that case: number is expected.");
        At(0).Arrive([0], "Add the payload to delivered, and return the number after it.");
        At(0).Arrive([0, 1, 2], "What is delivered moves the expected number on by one.");
        At(0).Arrive(
            [0, 1, 1],
            "Datagram 1 is old the second time: leave delivered and the expected number as they are, so that the "
                + "ACK says what you have.");
        At(0).Arrive([0, 1, 0, 2], "A late copy of 0 changes nothing: you still expect 2.");
        At(0).Arrive(
            [0, 2, 1, 2],
            "While 1 is missing, 2 is too early: don't deliver it, and don't tell the sender that 1 has arrived.");
        At(0).Arrive([0], "").End(1, "An empty payload is delivered like any other: it is the end of the content.");
        At(7).Arrive(
            [7, 8], "A transfer may begin at any number: count on from expected, not from how many were delivered.");
        At(7).Repeats([7, 8, 9], "Two datagrams may hold the same content. Only the number tells whether one is old.");
        At(0).Arrive(Range(0, 20), "There is no limit to what is delivered: the content is as long as it is.");
        At(Middle - 2)
            .Arrive(
                [Middle - 2, Middle - 1, Middle - 2, Middle, Middle - 1, Middle + 1],
                "Numbers go up to 4294967295: from 2147483648 on, an int is negative. Stay with uint.");
        At(uint.MaxValue - 1).Arrive([uint.MaxValue - 1, uint.MaxValue, uint.MaxValue, 0, uint.MaxValue, 1],
            "After 4294967295 comes 0, so < and > mislead. You need to know only whether it is the one that you "
            + "expect.");
        foreach (var first in new uint[] { 0, 1_000_000, Middle - 100, uint.MaxValue - 100 })
            At(first)
                .Arrive(
                    Shuffled(check.Random, first, 250),
                    "One datagram at a time: is it the one that you expect? Nothing else counts.");
        check.Pass(
            "Each datagram was delivered once and in order, and each answer named the next one, also where the "
                + "numbers begin again.");
    });

    /// <summary>
    /// As the check of your first receiver; and what is up to 999 ahead must wait in <c>early</c> for its turn (RFC
    /// 9293, sections 3.4 and 3.10.7.4), while nothing old and nothing further ahead is kept.
    /// </summary>
    /// <param name="accept">Your function, as before, with what came early.</param>
    public static CheckResult EarlyReceiver(
        Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>, uint> accept) =>
            Check.Run($"{Lesson}.3", check =>
    {
        ArrivalScenario At(uint first) =>
            new(check, (expected, number, payload, delivered, early) =>
            accept(expected, number, payload, delivered, early!), first, keeps: true);
        At(0).Arrive([0, 1, 2], "What comes in its turn is delivered as before.");
        At(0).Gap();
        At(0).Arrive(
            [0, 4, 2, 3, 1], "Several may be waiting: go on as long as the next one is there (while, not if).");
        At(0).Arrive(
            [2, 2, 0, 0, 1, 2, 1],
            "What was delivered will never have its turn again: number - expected tells old from early.");
        At(0).Arrive([0, 1001, 5_000, 4_000_000_000], "Keep only what is less than 1000 ahead of what you expect.");
        At(0).Arrive([999], "You expect 0, and 999 is less than 1000 ahead: keep it.");
        At(0).Arrive([1000], "1000 is not less than 1000 ahead of 0: don't keep it.");
        At(0).Arrive([.. Range(1, 998), 0], "Up to 999 may wait at a time, and then all are delivered.");
        At(0).Arrive([1], "").End(2, "An empty payload may come early, too, and has its turn like any other.")
            .Arrive([0], "An empty payload may come early, too, and has its turn like any other.");
        At(7).Repeats([7, 9, 8, 8, 9], "Two datagrams may hold the same content. Only the number tells them apart.");
        At(Middle - 2)
            .Arrive(
                [Middle, Middle - 2, Middle + 1, Middle - 1],
                "Numbers go up to 4294967295: from 2147483648 on, an int is negative. Stay with uint.");
        At(uint.MaxValue - 1).Arrive([0, uint.MaxValue, 1, uint.MaxValue - 1, uint.MaxValue],
            "After 4294967295 comes 0, so < and > mislead. number - expected is how far ahead it is, also there.");
        foreach (var first in new uint[] { 0, 1_000_000, Middle - 100, uint.MaxValue - 100 })
            At(first)
                .Arrive(
                    Shuffled(check.Random, first, 250),
                    "number - expected is how far ahead it is. Keep what is early; deliver from early as long as "
                        + "the next one is there.");
        check.Pass(
            "What came early waited for its turn; all was delivered once and in order, and nothing is kept for ever.");
    });

    /// <summary>All numbers, each of them near its place, some twice, some far too late.</summary>
    private static uint[] Shuffled(Random random, uint first, int count)
    {
        var numbers = Range(first, count)
            .Select((number, index) => (Number: number, Place: index + random.Next(0, 12)));
        var copies = Range(first, count).Select((number, index) => (Number: number, Place: index + random.Next(0, 60)))
            .Where((_, index) => index % 3 == 0);
        return [
            .. numbers.Concat(copies).OrderBy(datagram => datagram.Place).Select(datagram => datagram.Number),
            .. Range(first, count)];
    }

    private static IEnumerable<uint> Range(uint first, int count) =>
        Enumerable.Range(0, count).Select(index => unchecked(first + (uint)index));
}
