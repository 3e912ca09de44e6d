using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class LatencyChecks
{
    private const int Requests = 12;

    /// <summary>
    /// Lets your function ask a server twelve times, with requests of several sizes. The server holds its
    /// acknowledgments back (RFC 9293, section 3.8.6.3), so that a second piece that Nagle's algorithm (section 3.7.4)
    /// keeps waiting shows as a pause of 40 ms or more. It passes when even a quarter of the requests has no such
    /// pause.
    /// </summary>
    /// <param name="ask">Your function: from a connected socket, a header and a body to the byte that the server
    /// answers.</param>
    public static CheckResult Ask(Func<Socket, byte[], byte[], byte> ask) => Check.Run($"{Lesson}.3", check =>
    {
        var (client, connection) = check.Sockets.Pair();
        client.NoDelay = false;
        DelayAcknowledgments(connection);
        var requests = Enumerable.Range(0, Requests)
            .Select(number => AskedServer.Request(check.Random, number)).ToArray();
        var server = new AskedServer(requests);
        var serving = check.Start(() => server.Serve(connection));
        var times = new List<TimeSpan>();
        (byte Got, byte Expected)? wrong = null;
        var answer = check.Start(() =>
        {
            foreach (var request in requests)
            {
                var start = Stopwatch.GetTimestamp();
                var got = ask(client, [.. request.Header], [.. request.Body]);
                times.Add(Stopwatch.GetElapsedTime(start));
                server.ClientSetNoDelay |= client.NoDelay;
                if (got != request.Answer) wrong = (got, request.Answer);
                if (wrong is not null || server.Fault is not null) return;
            }
        });
        var hasEnded = answer.Wait(TimeSpan.FromSeconds(3));
        if (server.Fault is { } fault)
            check.Fail(
                fault, "The request is the header, then the body, once each, on the connection that you are given.");
        if (!hasEnded)
        {
            check.Stuck(
                answer,
                $"The server has {server.Received} of the {server.Expected} bytes of request {times.Count + 1}, and",
                "The server answers one byte when it has the header and the body; receive no more than that.");
        }

        JudgeAnswers(check, answer, server, times, wrong);
        connection.Dispose();
        serving.Wait(TimeSpan.FromSeconds(1));
        JudgeTimes(check, server, times);
    });

    private static void JudgeAnswers(
        Check check, Answer answer, AskedServer server, List<TimeSpan> times, (byte Got, byte Expected)? wrong)
    {
        if (answer.Error is ObjectDisposedException)
            check.Fail(
                $"After {times.Count} requests: {Answer.Describe(answer.Error)}",
                "The connection is used for the next request, too: leave it open.");
        if (answer.Error is { } error)
            check.Fail(
                Answer.Describe(error),
                "Only the sending has to change, and the connection that you are given is the only one.");
        if (wrong is { } bytes)
            check.Fail(
                $"Your function answers {bytes.Got}, but the server "
                    + $"{(server.Answered < times.Count ? "hasn't answered yet" : $"answered {bytes.Expected}")}.",
                    "Receive one byte after sending, and return it.");
    }

    private static void JudgeTimes(Check check, AskedServer server, List<TimeSpan> times)
    {
        // A stall hits nearly every request, a busy machine only some: so the fastest ones tell.
        var fastest = times.Order().ElementAt((Requests / 4) - 1);
        var figures =
            $"the median of {Requests} requests is {Milliseconds(times.Order().ElementAt(Requests / 2))}, the "
                + $"fastest quarter takes up to {Milliseconds(fastest)}";
        var isSlow = fastest > TimeSpan.FromMilliseconds(30);
        check.StartedUnless(
            isSlow && server.Whole == 0 && !server.ClientSetNoDelay,
            $"The request comes in two pieces, and the second may not leave before the first has been acknowledged: "
                + $"{figures}.",
            "Give Send both at once, or turn off what holds the second piece back.");
        check.That(
            !isSlow, $"Nothing holds a piece back any more, and still each request takes long: {figures}.",
            "Something in your function waits. No pause is needed.");
        check.Pass(
            (server.Whole == Requests ? "Each request comes in one piece" : "No piece waits for an acknowledgment")
                + $": {figures}.");
    }

    /// <summary>
    /// Linux acknowledges the first segments of a connection at once, and delays later ones; without this the stall
    /// would begin somewhere among the requests (man 7 tcp, TCP_QUICKACK). Elsewhere the system does as it likes.
    /// </summary>
    private static void DelayAcknowledgments(Socket socket)
    {
        const int LevelTcp = 6, QuickAck = 12;
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(LevelTcp, QuickAck, BitConverter.GetBytes(0));
    }

    /// <summary>Answers a request when it is whole, and notes in which pieces it came.</summary>
    private sealed class AskedServer((byte[] Header, byte[] Body, byte Answer)[] requests)
    {
        /// <summary>What was wrong with a request, if anything.</summary>
        public volatile string? Fault;

        /// <summary>Whether the client has turned Nagle's algorithm off.</summary>
        public bool ClientSetNoDelay { get; set; }

        /// <summary>How many requests came whole in the first Receive.</summary>
        public int Whole { get; private set; }

        /// <summary>How many requests were answered.</summary>
        public int Answered { get; private set; }

        /// <summary>How many bytes of the current request have come, and how many it has.</summary>
        public int Received { get; private set; }

        public int Expected { get; private set; }

        public static (byte[] Header, byte[] Body, byte Answer) Request(Random random, int number)
        {
            var body = new byte[random.Next(5, 200)];
            random.NextBytes(body);
            return ([5, 1, (byte)number, (byte)body.Length], body, (byte)random.Next(1, 256));
        }

        public void Serve(Socket connection)
        {
            // Room for more than a request: one that is sent twice would show.
            var buffer = new byte[1000];
            foreach (var (header, body, answer) in requests)
            {
                byte[] whole = [.. header, .. body];
                Expected = whole.Length;
                for (Received = 0; Received < whole.Length;)
                {
                    var more = connection.Receive(buffer.AsSpan(Received));
                    if (more == 0) return;
                    if (Received == 0 && more >= whole.Length) Whole++;
                    Received += more;
                }

                if (!buffer.AsSpan(0, whole.Length).SequenceEqual(whole))
                    Fault = "The server received other bytes than the header and then the body.";
                else if (Received > whole.Length)
                    Fault = $"The server received {Received} bytes instead of {whole.Length}.";
                Answered++;
                DelayAcknowledgments(connection);
                connection.Send([answer]);
            }
        }
    }
}
