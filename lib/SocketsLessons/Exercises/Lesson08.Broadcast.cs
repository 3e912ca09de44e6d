using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class Lesson08
{
    private enum Kind
    {
        Reads,
        Full,
        Part,
        Reset,
    }

    /// <summary>
    /// Checks exercise 08.3: send a message to all clients, of which some have not read for long and some
    /// have reset their connection. The answer returns those that did not get it, closed.
    /// </summary>
    public static CheckResult CheckBroadcast(Func<List<Socket>, byte[], List<Socket>?> broadcast)
    {
        const string Exercise = "08.3";
        Kind[] kinds = [Kind.Reads, Kind.Full, Kind.Reads, Kind.Reset, Kind.Full, Kind.Reads, Kind.Reset, Kind.Full, Kind.Full, Kind.Part, Kind.Reads];
        var pairs = Array.ConvertAll(kinds, kind => Pair(small: kind is Kind.Full or Kind.Part));
        try
        {
            foreach (var (near, far) in kinds.Zip(pairs).Where(client => client.First == Kind.Reset).Select(client => client.Second)) Reset(near, far);
            Fill([.. kinds.Zip(pairs).Where(client => client.First == Kind.Full).Select(client => client.Second.Near)]);

            // More than the small buffers hold, so that one that is empty takes a part; less than the others' do.
            var message = new byte[32_000];
            new Random(8).NextBytes(message);
            List<Socket>? lost = null;
            var attempt = Attempt.Start(() => lost = broadcast([.. pairs.Select(pair => pair.Near)], [.. message]));
            var ended = attempt.Wait(Deadline);
            var readers = kinds.Zip(pairs).Where(client => client.First == Kind.Reads).Select(client => client.Second.Far).ToArray();
            if (ended && attempt.Error is null && (lost is null || lost.Count == 0) && !Attempt.Until(() => readers.Any(far => far.Available > 0), TimeSpan.FromMilliseconds(200)))
                return CheckResult.NotStarted(Exercise, "Nobody has got the message.", "Go through the clients, one by one; make none of them block.");
            if (!ended) return CheckResult.Incorrect(Exercise, "Your function has not returned: it waits for a client that does not read.", "A blocking Send waits for room. Make the socket non-blocking, and ask what Send took.");
            if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), Hint(error));
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

    private static CheckResult Judge(string exercise, Kind[] kinds, (Socket Near, Socket Far)[] pairs, List<Socket> lost, byte[] message)
    {
        foreach (var (index, (kind, (near, far))) in kinds.Zip(pairs).Index())
        {
            if (kind == Kind.Reads)
            {
                var got = Read(far, message.Length);
                if (got.Length == 0) return CheckResult.Incorrect(exercise, $"Client {index + 1} reads, and did not get the message.", "One client that is lost is no reason to leave out the next.");
                if (!got.SequenceEqual(message)) return CheckResult.Incorrect(exercise, $"Client {index + 1} got {got.Length} bytes, and not the message alone.", "The message once, and no more.");
                if (near.SafeHandle.IsClosed || lost.Contains(near)) return CheckResult.Incorrect(exercise, $"Client {index + 1} got the message, and was given up all the same.", "Give up only those that did not get all of it.");
                continue;
            }

            // A system may take the whole message and store it somewhere; then this client is not lost.
            if (kind == Kind.Part && !lost.Contains(near) && Drain(far, message.Length) is var count)
            {
                if (count == message.Length) continue;
                return CheckResult.Incorrect(exercise, $"Client {index + 1} got only a part of the message, {count} of {message.Length} bytes, and is not in your list.", "Send says how many bytes it took. Compare that with the length of the message.");
            }

            var what = kind == Kind.Reset ? "has reset its connection" : "has no room for all of it";
            if (!lost.Contains(near)) return CheckResult.Incorrect(exercise, $"Client {index + 1} {what}, and is not in your list.", "Add each client that did not get all of it.");
            if (!near.SafeHandle.IsClosed) return CheckResult.Incorrect(exercise, $"Client {index + 1} {what}, and its socket is still open.", "Close it: a stream that lacks a message, or has half of one, is of no more use.");
        }

        return CheckResult.Passed(exercise, $"{kinds.Count(kind => kind == Kind.Reads)} clients got the message, {lost.Count} were given up, and nobody was waited for.");
    }

    private static void Reset(Socket near, Socket far)
    {
        far.Close(0);
        near.Poll(Deadline, SelectMode.SelectRead);
    }

    /// <summary>Sends to clients that do not read, until none of them has taken a byte for a while.</summary>
    private static void Fill(Socket[] clients)
    {
        foreach (var near in clients) near.Blocking = false;
        var (start, quiet) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        var filling = new byte[4096];
        // The system moves bytes from one end's buffer to the other's some time later: then there is room again.
        while (Stopwatch.GetElapsedTime(quiet).TotalMilliseconds < 250 && Stopwatch.GetElapsedTime(start) < Deadline)
        {
            foreach (var near in clients)
            {
                while (near.Send(filling, 0, filling.Length, SocketFlags.None, out var error) > 0 && error == SocketError.Success) quiet = Stopwatch.GetTimestamp();
            }

            Thread.Sleep(5);
        }

        foreach (var near in clients) near.Blocking = true;
    }

    /// <summary>What has come: waits for so many bytes, and takes more if there are more.</summary>
    private static byte[] Read(Socket far, int wanted)
    {
        Attempt.Until(() => far.Available >= wanted, TimeSpan.FromMilliseconds(500));
        var buffer = new byte[far.Available];
        return buffer.Length == 0 ? buffer : buffer[..far.Receive(buffer)];
    }

    /// <summary>Reads until a message is there, or no more comes: how much it was.</summary>
    private static int Drain(Socket far, int wanted)
    {
        var buffer = new byte[wanted];
        var count = 0;
        while (count < wanted && Attempt.Until(() => far.Available > 0, TimeSpan.FromMilliseconds(500)))
            count += far.Receive(buffer, count, wanted - count, SocketFlags.None, out _);
        return count;
    }

    private static string Hint(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.WouldBlock } => "WouldBlock is the answer of a full client, and no reason to stop: catch it for that client alone.",
        SocketException => "That client is lost, the others are not: catch the error for that client alone.",
        InvalidOperationException => "A list may not be changed while foreach goes through it: collect the lost ones in a list of their own.",
        _ => "Which client was it, and are the others to blame?",
    };
}
