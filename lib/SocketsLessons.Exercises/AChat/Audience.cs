using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The members of a broadcast: some read, some are full, one has room for a part, some have gone.</summary>
internal sealed class Audience : IDisposable
{
    private static readonly Kind[] s_quick =
        [Kind.Reads, Kind.Reset, Kind.Reads, Kind.Reset, Kind.Reset, Kind.Reads, Kind.Reads];

    private static readonly Kind[] s_withSlowOnes =
    [
        Kind.Reads, Kind.Full, Kind.Reads, Kind.Reset, Kind.Full, Kind.Full, Kind.Reads, Kind.Reset, Kind.Full,
        Kind.Full, Kind.Full,
        Kind.Part, Kind.Full, Kind.Full, Kind.Reads,
    ];

    private readonly Check _check;
    private readonly Kind[] _kinds;
    private readonly (Socket Far, Socket Near)[] _pairs;

    public Audience(Check check, bool hasSlowMembers)
    {
        _check = check;
        _kinds = hasSlowMembers ? s_withSlowOnes : s_quick;
        _pairs = Array.ConvertAll(_kinds, kind => check.Sockets.Pair(hasSmallBuffers: kind is Kind.Full or Kind.Part));
        var hasSeenError = false;
        foreach (var (kind, (far, near)) in _kinds.Zip(_pairs))
        {
            if (kind != Kind.Reset) continue;
            far.Close(0);
            near.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectRead);
            // A program that has read from it has met the error: no Poll tells it a second time, but Send does.
            hasSeenError = !hasSeenError;
            if (hasSeenError) TestSockets.Read(near, 1, TimeSpan.Zero);
        }

        if (hasSlowMembers)
        {
            Socket[] full = [
                .. _kinds.Zip(_pairs).Where(pair => pair.First == Kind.Full).Select(pair => pair.Second.Near)];
            // The size of a send buffer doesn't tell whether there's room: a large one may be full, too.
            full[0].SendBufferSize = 100_000;
            Fill(full);
        }

        // More than the small buffers hold, so that one that is empty takes a part; less than the others' do.
        Message = new byte[32_000];
        check.Random.NextBytes(Message);
    }

    private enum Kind
    {
        Reads,
        Full,
        Part,
        Reset,
    }

    /// <summary>How many of them read.</summary>
    public int Readers => _kinds.Count(kind => kind == Kind.Reads);

    public IEnumerable<Socket> Sockets => _pairs.Select(pair => pair.Near);

    public byte[] Message { get; }

    public bool AnyReaderGotSomething() => Waiting.Until(
        () => _kinds.Zip(_pairs)
            .Any(member => member.First == Kind.Reads && TestSockets.Available(member.Second.Far) > 0),
            TimeSpan.FromMilliseconds(200));

    /// <summary>Compares what each member got with the list of the lost ones.</summary>
    /// <returns>How many were given up.</returns>
    public int Judge(List<Socket> lost)
    {
        foreach (var (index, (kind, (far, near))) in _kinds.Zip(_pairs).Index())
        {
            if (kind == Kind.Reads) JudgeReader(index + 1, far, near, lost);
            else JudgeLost(index + 1, kind, far, near, lost);
        }

        _check.That(
            lost.Count == lost.Distinct().Count(),
            $"Your list holds {lost.Count} members, and only {lost.Distinct().Count()} different ones.",
            "Give each member up once.");
        _check.That(
            lost.TrueForAll(socket => Sockets.Contains(socket)),
            "Your list holds something that is none of the members.", "Add the sockets that you were given.");
        return lost.Count;
    }

    private void JudgeReader(int number, Socket far, Socket near, List<Socket> lost)
    {
        Waiting.Until(() => TestSockets.Available(far) >= Message.Length, TimeSpan.FromMilliseconds(300));
        var got = TestSockets.ReadAvailable(far);
        _check.That(
            got.Length > 0, $"Member {number} reads, and didn't get the message.",
            "One member who is lost is no reason to leave out the next.",
            (lost.Contains(near), "It had room: give a member up only if Send fails, or takes a part."));
        _check.That(
            got.SequenceEqual(Message),
            $"Member {number} got {got.Length} bytes, and not the message of {Message.Length} bytes alone.",
            "The message once, and no more.",
            (got.Length < Message.Length, "Send all of it: the whole array, from its first byte to its last."));
        _check.That(
            !TestSockets.IsClosed(near) && !lost.Contains(near),
            $"Member {number} got the message, and was given up all the same.",
            "Give up only those that didn't get all of it.");
    }

    private void JudgeLost(int number, Kind kind, Socket far, Socket near, List<Socket> lost)
    {
        // A system may take the whole message and store it somewhere; then this member isn't lost.
        if (kind == Kind.Part && !lost.Contains(near))
        {
            var count = TestSockets.Read(far, Message.Length, TimeSpan.FromMilliseconds(500)).Bytes.Length;
            _check.That(
                count == Message.Length,
                $"Member {number} got only a part of the message, {count} of {Message.Length} bytes, and isn't in "
                    + "your list.",
                "Send says how many bytes it took. Compare that with the length of the message.");
            return;
        }

        var what = kind == Kind.Reset ? "has reset its connection" : "has no room for all of it";
        _check.That(
            lost.Contains(near), $"Member {number} {what}, and isn't in your list.",
            "Add each member who didn't get all of it.");
        _check.That(
            TestSockets.IsClosed(near), $"Member {number} {what}, and its socket is still open.",
            "Close it: a stream that lacks a message, or has half of one, is of no more use.");
    }

    /// <summary>Sends to members who don't read, until none of them has taken a byte for a while.</summary>
    private static void Fill(Socket[] members)
    {
        foreach (var near in members) near.Blocking = false;
        var (start, quiet) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        var filling = new byte[4096];
        // The system moves bytes from one end's buffer to the other's some time later: then there is room again.
        while (Stopwatch.GetElapsedTime(quiet).TotalMilliseconds < 250
            && Stopwatch.GetElapsedTime(start).TotalSeconds < 1)
        {
            foreach (var near in members)
            {
                while (near.Send(filling, 0, filling.Length, SocketFlags.None, out var error) > 0
                    && error == SocketError.Success)
                    quiet = Stopwatch.GetTimestamp();
            }

            Thread.Sleep(5);
        }

        foreach (var near in members) near.Blocking = true;
    }

    public void Dispose()
    {
        foreach (var (far, near) in _pairs)
        {
            near.Dispose();
            far.Dispose();
        }
    }
}
