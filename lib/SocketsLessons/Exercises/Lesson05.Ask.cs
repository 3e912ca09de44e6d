using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class Lesson05
{
    private const int Requests = 12;
    private const int HeaderBytes = 4;
    private const int RequestBytes = 20;

    /// <summary>
    /// Checks exercise 05.1: a request of a header and a body, without the stall of Nagle's algorithm (RFC 9293
    /// §3.7.4) and the delayed ACK (§3.8.6.3). It passes when each request comes in one piece, or when NoDelay
    /// is set; and when no pause of its own slows down even the fastest quarter of the requests.
    /// </summary>
    public static CheckResult CheckAsk(Func<Socket, byte[], byte[], byte> ask)
    {
        const string Exercise = "05.1";
        var server = new AskedServer();
        var times = new List<TimeSpan>();
        var noDelay = false;
        (byte Got, byte Expected)? wrong = null;
        var (attempt, ended) = Against(server.Serve, client =>
        {
            for (var number = 0; number < Requests && wrong is null && server.Fault is null; number++)
            {
                var (header, body) = AskedServer.Request(number);
                var start = Stopwatch.GetTimestamp();
                var got = ask(client, header, body);
                times.Add(Stopwatch.GetElapsedTime(start));
                if (got != AskedServer.Answer(number)) wrong = (got, AskedServer.Answer(number));
                noDelay = client.NoDelay;
            }
        });

        if (server.Fault is { } fault) return CheckResult.Incorrect(Exercise, fault, "The request is the header, then the body, once each, on the connection that you are given.");
        // First, since an answer that still waited ended with an error when its socket was closed.
        if (!ended)
            return CheckResult.Incorrect(Exercise, $"Your function has not returned, and the server has {server.Received} of the {RequestBytes} bytes of its request.", "The server answers one byte when it has the header and the body; receive no more than that.");
        if (attempt.Error is ObjectDisposedException)
            return CheckResult.Incorrect(Exercise, $"After {times.Count} requests: {Attempt.Describe(attempt.Error)}", "The connection is used for the next request, too: leave it open.");
        if (attempt.Error is { } error) return CheckResult.Incorrect(Exercise, Attempt.Describe(error), "Only the sending has to change.");
        if (wrong is { } bytes) return CheckResult.Incorrect(Exercise, $"Your function answers {bytes.Got}, but the server {(server.Answered < times.Count ? "has not answered yet" : $"answered {bytes.Expected}")}.", "Receive one byte after sending, and return it.");

        var fastest = times.Order().ElementAt(Requests / 4 - 1);
        var figures = $"the median of {Requests} requests is {Milliseconds(times.Order().ElementAt(Requests / 2))}, the fastest quarter takes up to {Milliseconds(fastest)}";
        if (server.Whole < Requests && !noDelay)
            return CheckResult.NotStarted(Exercise, $"The request comes in two pieces, and the second may not leave before the first has been acknowledged: {figures}.", "Give Send both at once, or turn off what holds the second piece back.");
        // A stall hits nearly every request, a busy machine only some: so the fastest ones tell.
        return fastest > TimeSpan.FromMilliseconds(30)
            ? CheckResult.Incorrect(Exercise, $"Nothing holds a piece back any more, and still each request takes long: {figures}.", "Something in your function waits. No pause is needed.")
            : CheckResult.Passed(Exercise, $"{(server.Whole == Requests ? "Each request comes in one piece" : "The pieces leave at once")}: {figures}.");
    }

    /// <summary>Answers a request when it is whole, and notes in which pieces it came.</summary>
    private sealed class AskedServer
    {
        /// <summary>What was wrong with a request, if anything.</summary>
        public string? Fault { get; private set; }

        /// <summary>How many requests came whole in the first Receive.</summary>
        public int Whole { get; private set; }

        /// <summary>How many requests were answered.</summary>
        public int Answered { get; private set; }

        /// <summary>How many bytes of the current request have come.</summary>
        public int Received { get; private set; }

        public static (byte[] Header, byte[] Body) Request(int number)
        {
            var body = new byte[RequestBytes - HeaderBytes];
            new Random(number).NextBytes(body);
            return ([5, 1, (byte)number, (byte)body.Length], body);
        }

        public static byte Answer(int number) => (byte)(number * 7 + 42);

        public void Serve(Socket connection)
        {
            // Room for more than a request: one that is sent twice would show.
            var buffer = new byte[2 * RequestBytes];
            for (var number = 0; ; number++)
            {
                for (Received = 0; Received < RequestBytes;)
                {
                    var more = connection.Receive(buffer.AsSpan(Received));
                    if (more == 0) return;
                    if (Received == 0 && more >= RequestBytes) Whole++;
                    Received += more;
                }

                var (header, body) = Request(number);
                if (!buffer.AsSpan(0, RequestBytes).SequenceEqual((byte[])[.. header, .. body])) Fault = "The server received other bytes than the header and then the body.";
                else if (Received > RequestBytes) Fault = $"The server received {Received} bytes instead of {RequestBytes}.";
                Answered = number + 1;
                connection.Send([Answer(number)]);
            }
        }
    }
}
