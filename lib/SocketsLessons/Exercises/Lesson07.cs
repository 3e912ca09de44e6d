namespace SocketsLessons.Checks;

/// <summary>The checks of lesson 07. Each tells the answer what arrives, and looks at what it makes of it.</summary>
public static partial class Lesson07
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Checks exercise 07.1: a receiver that takes what it expects and nothing else, and acknowledges
    /// cumulatively (RFC 9293 §3.4: an acknowledgement names the next number expected).
    /// </summary>
    /// <param name="accept">From the number expected, the number and payload that came, and what was delivered: the number expected next.</param>
    public static CheckResult CheckReceiver(Func<uint, uint, byte[], List<byte[]>, uint> accept)
    {
        const string Exercise = "07.1";
        var inOrder = new Arriving(accept, 0).Take(0, 1, 2);
        if (inOrder.Fault(Exercise) is { } fault) return fault;
        if (inOrder.IsUntouched) return CheckResult.NotStarted(Exercise, "Datagram 0 came, which was expected, and nothing was delivered.", "Begin with that case: number is expected.");
        if (inOrder.Delivered == "") return CheckResult.Incorrect(Exercise, "Datagrams 0, 1 and 2 came, and none was delivered.", "Add the payload to delivered.");
        if (inOrder.Wrong("0 1 2", "1 2 3") is { } wrong) return CheckResult.Incorrect(Exercise, wrong, "What is delivered moves the expected number on by one.");

        var twice = new Arriving(accept, 0).Take(0, 1, 1);
        if ((twice.Fault(Exercise) ?? twice.CheckResult(Exercise, "0 1", "1 2 2", "Datagram 1 is old the second time: leave delivered and the expected number as they are, so that the ACK says what you have.")) is { } second) return second;
        var old = new Arriving(accept, 0).Take(0, 1, 0, 2);
        if ((old.Fault(Exercise) ?? old.CheckResult(Exercise, "0 1 2", "1 2 2 3", "A late copy of 0 changes nothing: you expect 2 still.")) is { } late) return late;
        var early = new Arriving(accept, 0).Take(0, 2, 1, 2);
        if ((early.Fault(Exercise) ?? early.CheckResult(Exercise, "0 1 2", "1 1 2 3", "While 1 is missing, 2 is too early: do not deliver it, and do not tell the sender that 1 has arrived.")) is { } hasty) return hasty;
        var end = new Arriving(accept, 0).Take(0).End(1);
        if ((end.Fault(Exercise) ?? end.CheckResult(Exercise, "0 end", "1 2", "An empty payload is delivered like any other: it is the end of the content.")) is { } open) return open;
        var around = new Arriving(accept, uint.MaxValue - 1).Take(uint.MaxValue - 1, uint.MaxValue, uint.MaxValue, 0, uint.MaxValue, 1);
        return (around.Fault(Exercise) ?? around.CheckResult(Exercise, "4294967294 4294967295 0 1", "4294967295 0 0 1 1 2", "After 4294967295 comes 0, so < and > mislead. You need to know only whether it is the one that you expect."))
            ?? CheckResult.Passed(Exercise, "Each datagram was delivered once and in order, and each answer named the next one, also where the numbers begin again.");
    }

    /// <summary>Checks exercise 07.2: the bandwidth-delay product in whole datagrams (RFC 7323 §1.1).</summary>
    /// <param name="window">From the rate in bit/s, the round-trip time and the size of a datagram in bytes: the window in datagrams.</param>
    public static CheckResult CheckWindow(Func<double, TimeSpan, int, long> window)
    {
        const string Exercise = "07.2";
        // Times and sizes that are exact in binary: whatever the order of the steps, nothing is rounded.
        long full = 0, between = 0, small = 0, large = 0;
        var attempt = Attempt.Start(() => (full, between, small, large) = (
            window(8e6, TimeSpan.FromMilliseconds(62.5), 1250), window(1e6, TimeSpan.FromMilliseconds(125), 1500),
            window(10_000, TimeSpan.FromMilliseconds(62.5), 1000), window(1e9, TimeSpan.FromMilliseconds(1500), 1000)));
        if (!attempt.Wait(Deadline)) return CheckResult.Incorrect(Exercise, "Your function has not returned.", "No loop is needed: it is a matter of arithmetic.");
        if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "It is a matter of arithmetic.");
        var first = $"For 8 Mbit/s, 62.5 ms and datagrams of 1250 bytes your window is {full}.";
        return full switch
        {
            _ when (full, between, small, large) is (0, 0, 0, 0) => CheckResult.NotStarted(Exercise, "Your function still answers 0.", "Begin with the bits that go onto the link in one round trip."),
            50 when between == 10 => CheckResult.Incorrect(Exercise, "You round down: for 1 Mbit/s, 125 ms and 1500 bytes, 10 datagrams are not enough.", "Round up: Math.Ceiling."),
            50 when between != 11 => CheckResult.Incorrect(Exercise, $"For 1 Mbit/s, 125 ms and 1500 bytes your window is {between}.", "The product is 15,625 bytes: ten datagrams and a bit, so eleven."),
            50 when small != 1 => CheckResult.Incorrect(Exercise, $"For a slow and short link your window is {small}.", "With no datagram under way at all, nothing moves: at least one."),
            50 when large != 187_500 => CheckResult.Incorrect(Exercise, $"For 1 Gbit/s, 1.5 s and 1000 bytes your window is {large}, instead of 187500.", "TotalSeconds is the whole time; Seconds and Milliseconds are only a part of it. And an int ends at two thousand million."),
            50 => CheckResult.Passed(Exercise, "The window is the bandwidth-delay product, in whole datagrams, rounded up."),
            51 => CheckResult.Incorrect(Exercise, $"{first} The product is exactly 50 datagrams.", "Round up only where something is left over. The round-trip time is the whole of it: add nothing."),
            400 => CheckResult.Incorrect(Exercise, $"{first} That many bits would be right, but a datagram has bytes.", "A byte has eight bits."),
            25 or 100 => CheckResult.Incorrect(Exercise, $"{first} That is {(full == 25 ? "half" : "twice")} of what is needed.", "What counts is the time from the sending to the ACK: the round trip, once, as given."),
            62_500 => CheckResult.Incorrect(Exercise, $"{first} These are bytes.", "How many datagrams are that?"),
            500_000 => CheckResult.Incorrect(Exercise, $"{first} These are bits.", "How many datagrams are that?"),
            50_000 or 49_600 => CheckResult.Incorrect(Exercise, $"{first} That is a thousand times too much.", "The rate is per second: take the time in seconds, too (TotalSeconds)."),
            0 or 1 => CheckResult.Incorrect(Exercise, $"{first}", "TotalSeconds is the whole time, with its fraction; Seconds is 0 for a part of a second."),
            _ => CheckResult.Incorrect(Exercise, first, "Rate times round-trip time is in bits. How many datagrams are that?"),
        };
    }

    /// <summary>
    /// Checks exercise 07.3: a receiver that keeps what is up to 999 ahead, delivers it in its turn, and
    /// acknowledges cumulatively (RFC 9293 §3.4, §3.10.7.4).
    /// </summary>
    /// <param name="accept">As in 07.1, with what came early.</param>
    public static CheckResult CheckEarly(Func<uint, uint, byte[], List<byte[]>, Dictionary<uint, byte[]>, uint> accept)
    {
        const string Exercise = "07.3";
        Arriving Begin(uint first)
        {
            var early = new Dictionary<uint, byte[]>();
            return new Arriving((expected, number, payload, delivered) => accept(expected, number, payload, delivered, early), first, early);
        }

        var inOrder = Begin(0).Take(0, 1, 2);
        if ((inOrder.Fault(Exercise) ?? inOrder.CheckResult(Exercise, "0 1 2", "1 2 3", "What comes in its turn is delivered as before.")) is { } basic) return basic;
        var one = Begin(0).Take(0, 2, 1);
        if (one.Fault(Exercise) is { } fault) return fault;
        if (one is { Delivered: "0 1", Expected: 2, Kept: 0 }) return CheckResult.NotStarted(Exercise, "Datagram 2 came while 1 was missing, and was thrown away: when 1 came, only 1 was delivered.", "Where could 2 wait for its turn?");
        if (one is { Delivered: "0 1", Expected: 2 }) return CheckResult.Incorrect(Exercise, "Datagram 2 was kept, but when 1 came, 2 was not delivered.", "After a delivery, look whether the next one is waiting in early.");
        if (one.CheckResult(Exercise, "0 1 2", "1 1 3", "While 1 is missing, keep 2 and go on expecting 1; then deliver both, in order.") is { } hasty) return hasty;
        var row = Begin(0).Take(0, 4, 2, 3, 1);
        if ((row.Fault(Exercise) ?? row.CheckResult(Exercise, "0 1 2 3 4", "1 1 1 1 5", "Several may be waiting: go on as long as the next one is there (while, not if).")) is { } many) return many;
        if (row.Kept > 0) return CheckResult.Incorrect(Exercise, $"All five were delivered, and {row.Kept} of them are still in early.", "Take out what you deliver: early.Remove(expected, out var next).");
        var again = Begin(0).Take(2, 2, 0, 0, 1, 2, 1);
        if ((again.Fault(Exercise) ?? again.CheckResult(Exercise, "0 1 2", "0 0 1 1 3 3 3", "The same may come early twice, and once more when it is old. Each is delivered once.")) is { } copies) return copies;
        if (again.Kept > 0) return CheckResult.Incorrect(Exercise, $"Old datagrams came again, and {again.Kept} of them {(again.Kept == 1 ? "is" : "are")} kept in early.", "What was delivered will never have its turn again: number - expected tells old from early.");
        var far = Begin(0).Take(0, 1001, 5_000, 4_000_000_000);
        if (far.Fault(Exercise) is { } thrown) return thrown;
        if (far.Kept > 0) return CheckResult.Incorrect(Exercise, $"You expect 1, and you keep {(far.Kept == 1 ? "a datagram" : $"{far.Kept} datagrams")} with a number of 1001 or more.", "Keep only what is less than 1000 ahead of what you expect.");
        if (far.CheckResult(Exercise, "0", "1 1 1 1", "What is too far ahead changes nothing: 1 is still missing, and it is 1 that you expect.") is { } skipped) return skipped;
        var edge = Begin(0).Take(999);
        if (edge.Fault(Exercise) is { } broken) return broken;
        if (edge.Kept == 0) return CheckResult.Incorrect(Exercise, "You expect 0, and you do not keep datagram 999.", "That is less than 1000 ahead: keep it.");
        if (edge.CheckResult(Exercise, "", "0", "It is early like any other: you expect 0 still.") is { } moved) return moved;
        var end = Begin(0).End(1).Take(0);
        if ((end.Fault(Exercise) ?? end.CheckResult(Exercise, "0 end", "0 2", "An empty payload may come early, too, and has its turn like any other.")) is { } open) return open;
        var around = Begin(uint.MaxValue - 1).Take(0, uint.MaxValue, 1, uint.MaxValue - 1, uint.MaxValue);
        if ((around.Fault(Exercise) ?? around.CheckResult(Exercise, "4294967294 4294967295 0 1", "4294967294 4294967294 4294967294 2 2", "After 4294967295 comes 0, so < and > mislead. number - expected is how far ahead it is, also there.")) is { } ended) return ended;
        return around.Kept > 0
            ? CheckResult.Incorrect(Exercise, "Where the numbers begin again, something old is kept in early.", "number - expected is how far ahead it is, also there.")
            : CheckResult.Passed(Exercise, "What came early waited for its turn; all was delivered once and in order, and nothing is kept for ever.");
    }
}
