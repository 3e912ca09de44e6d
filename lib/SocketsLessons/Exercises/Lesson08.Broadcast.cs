using System.Net.Sockets;

namespace SocketsLessons.Exercises;

public static partial class Lesson08
{
    private enum Kind
    {
        Reads,
        Full,
        Reset,
    }

    /// <summary>
    /// Checks exercise 08.3: send a message to all clients, of which some have not read for long and some
    /// have reset their connection. The answer returns those that did not get it, closed.
    /// </summary>
    public static Verdict CheckBroadcast(Func<List<Socket>, byte[], List<Socket>?> broadcast)
    {
        const string Exercise = "08.3";
        Kind[] kinds = [Kind.Reads, Kind.Full, Kind.Reads, Kind.Reset, Kind.Full, Kind.Reads, Kind.Reset, Kind.Full, Kind.Full, Kind.Full, Kind.Reads];
        var pairs = Array.ConvertAll(kinds, _ => Pair());
        try
        {
            foreach (var (kind, pair) in kinds.Zip(pairs)) Prepare(kind, pair.Near, pair.Far);
            foreach (var (kind, pair) in kinds.Zip(pairs).Where(client => client.First == Kind.Full))
            {
                while (pair.Near.Poll(TimeSpan.FromMilliseconds(20), SelectMode.SelectWrite)) Prepare(kind, pair.Near, pair.Far);
            }

            var message = "* a word to all"u8.ToArray();
            List<Socket>? lost = null;
            var attempt = Attempt.Start(() => lost = broadcast([.. pairs.Select(pair => pair.Near)], [.. message]));
            var ended = attempt.Wait(Deadline);
            if (ended && attempt.Error is null && (lost is null || lost.Count == 0) && pairs.All(pair => pair.Far.SafeHandle.IsClosed || pair.Far.Available == 0 || IsFull(pair.Near)))
                return Verdict.NotYet(Exercise, "Nobody has got the message.", "Go through the clients, one by one; make none of them block.");
            if (!ended) return Verdict.NotRight(Exercise, "Your function has not returned: it waits for a client that does not read.", "A blocking Send waits for room. Make the socket non-blocking, and ask what Send took.");
            if (attempt.Error is { } error) return Verdict.NotRight(Exercise, Attempt.Describe(error), Hint(error));
            return Judge(Exercise, kinds, pairs, lost ?? [], message);
        }
        finally
        {
            foreach (var (near, far) in pairs)
            {
                near.Dispose();
                far.Dispose();
            }
        }
    }

    private static Verdict Judge(string exercise, Kind[] kinds, (Socket Near, Socket Far)[] pairs, List<Socket> lost, byte[] message)
    {
        foreach (var (index, (kind, (near, far))) in kinds.Zip(pairs).Index())
        {
            if (kind == Kind.Reads)
            {
                var got = Read(far, message.Length);
                if (got.Length == 0) return Verdict.NotRight(exercise, $"Client {index + 1} reads, and did not get the message.", "One client that is lost is no reason to leave out the next.");
                if (!got.SequenceEqual(message)) return Verdict.NotRight(exercise, $"Client {index + 1} got {got.Length} bytes, and not the message alone.", "The message once, and no more.");
                if (near.SafeHandle.IsClosed || lost.Contains(near)) return Verdict.NotRight(exercise, $"Client {index + 1} got the message, and was given up all the same.", "Give up only those that did not get all of it.");
                continue;
            }

            var what = kind == Kind.Full ? "has no room for more" : "has reset its connection";
            if (!lost.Contains(near)) return Verdict.NotRight(exercise, $"Client {index + 1} {what}, and is not in your list.", "Add each client that did not get all of it.");
            if (!near.SafeHandle.IsClosed) return Verdict.NotRight(exercise, $"Client {index + 1} {what}, and its socket is still open.", "Close it: a stream that lacks a message, or has half of one, is of no more use.");
        }

        return Verdict.Passed(exercise, $"{kinds.Count(kind => kind == Kind.Reads)} clients got the message, {lost.Count} were given up, and nobody was waited for.");
    }

    /// <summary>Makes a client what it is to be: one without room, or one that has reset its connection.</summary>
    private static void Prepare(Kind kind, Socket near, Socket far)
    {
        if (kind == Kind.Reset)
        {
            far.Close(0);
            near.Poll(Deadline, SelectMode.SelectRead);
        }

        if (kind != Kind.Full) return;
        near.Blocking = false;
        foreach (var size in new[] { 16_384, 1 })
        {
            var filling = new byte[size];
            while (near.Send(filling, 0, size, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
            {
                // Until there is no room.
            }
        }

        near.Blocking = true;
    }

    private static bool IsFull(Socket near) => !near.SafeHandle.IsClosed && !near.Poll(TimeSpan.Zero, SelectMode.SelectWrite);

    /// <summary>What has come: waits for so many bytes, and takes more if there are more.</summary>
    private static byte[] Read(Socket far, int wanted)
    {
        Attempt.Until(() => far.Available >= wanted, TimeSpan.FromMilliseconds(300));
        var buffer = new byte[far.Available];
        return buffer.Length == 0 ? buffer : buffer[..far.Receive(buffer)];
    }

    private static string Hint(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.WouldBlock } => "WouldBlock is the answer of a full client, and no reason to stop: catch it for that client alone.",
        SocketException => "That client is lost, the others are not: catch the error for that client alone.",
        InvalidOperationException => "A list may not be changed while foreach goes through it: collect the lost ones in a list of their own.",
        _ => "Which client was it, and are the others to blame?",
    };
}
