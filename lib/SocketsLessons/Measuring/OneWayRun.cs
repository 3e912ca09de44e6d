using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Serialization;

namespace SocketsLessons;

/// <summary>
/// Numbered messages that were sent one way: which arrived, in which order, and after which time. Both ends are in this
/// process, so one clock times sending and arrival.
/// </summary>
/// <param name="Name">The name that charts and tables show.</param>
/// <param name="Numbers">The numbers in the order of arrival, from 0, copies included.</param>
/// <param name="DelaysMs">For each message that was sent, the time in milliseconds from its sending until the program
/// had received it; NaN for a message that never arrived.</param>
public sealed record OneWayRun(string Name, IReadOnlyList<int> Numbers, IReadOnlyList<double> DelaysMs)
{
    private const int MessageBytes = 4;

    // A stream repairs what is lost, which takes time: several timeouts in a row.
    private static readonly TimeSpan StreamTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DatagramTimeout = TimeSpan.FromSeconds(0.5);

    /// <summary>How many messages were sent.</summary>
    [JsonIgnore]
    public int Sent => DelaysMs.Count;

    /// <summary>What was lost, duplicated or out of order.</summary>
    [JsonIgnore]
    public Arrivals Arrivals => new(Name, Sent, Numbers);

    /// <summary>
    /// The share of the messages sent, 0 to 1, that arrived and took no longer than a limit. A lost message counts as
    /// one that took too long.
    /// </summary>
    /// <param name="limit">The longest that a message may take.</param>
    public double ShareWithin(TimeSpan limit) =>
        Sent == 0 ? 0 : (double)DelaysMs.Count(delay => delay <= limit.TotalMilliseconds) / Sent;

    /// <summary>Each message's delay (ms) against its number, for <see cref="Chart.Throughput"/>; a gap where a message
    /// was lost.</summary>
    public Series ToSeries() => new(Name, Enumerable.Range(0, Sent).Select(number => (double)number), DelaysMs);

    /// <summary>
    /// Sends the same messages over several pairs at the same time, from client to server. It blocks until all have
    /// arrived, or nothing has come for 0.5 s over UDP, or 5 s over TCP.
    /// </summary>
    /// <param name="count">How many messages each pair sends.</param>
    /// <param name="interval">The time from one message to the next, 0 to 1 minute.</param>
    /// <param name="pairs">The pairs, each with the name of its run.</param>
    /// <returns>A run for each pair, in the same order.</returns>
    public static OneWayRun[] Measure(int count, TimeSpan interval, params (string Name, SocketPair Pair)[] pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Pacing.Checked(interval);
        var isSent = new ManualResetEventSlim();
        var receivers = pairs.Select(pair => new Receiver(pair.Pair.Server, count)).ToArray();
        var threads = receivers
            .Select(receiver => new Thread(() => receiver.Run(isSent)) { IsBackground = true, Name = "receiver" })
            .ToArray();
        foreach (var thread in threads) thread.Start();
        try
        {
            SendAll(count, interval, [.. pairs.Zip(receivers, (pair, receiver) => (pair.Pair.Client, receiver))]);
        }
        finally
        {
            isSent.Set();
            foreach (var thread in threads) thread.Join();
        }

        return [.. pairs.Zip(receivers, (pair, receiver) => receiver.ToRun(pair.Name))];
    }

    private static void SendAll(int count, TimeSpan interval, (Socket Client, Receiver Receiver)[] ends)
    {
        var message = new byte[MessageBytes];
        var begin = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            while (!Clock.SleepToward(begin + (number * Clock.Ticks(interval)))) { }
            BinaryPrimitives.WriteInt32BigEndian(message, number);
            foreach (var (client, receiver) in ends)
            {
                receiver.SentAt[number] = Stopwatch.GetTimestamp();
                client.Send(message);
            }
        }
    }

    /// <summary>The receiving end of a pair.</summary>
    private sealed class Receiver(Socket socket, int count)
    {
        private readonly List<int> _numbers = [];
        private readonly double[] _delays = [.. Enumerable.Repeat(double.NaN, count)];

        public long[] SentAt { get; } = new long[count];

        public OneWayRun ToRun(string name) => new(name, _numbers, _delays);

        public void Run(ManualResetEventSlim isSent)
        {
            var timeout = socket.SocketType == SocketType.Stream ? StreamTimeout : DatagramTimeout;
            var message = new byte[MessageBytes];
            var arrived = 0;
            while (arrived < count)
            {
                var wasSent = isSent.IsSet; // before the wait: what is sent during it still has time to come
                if (!socket.Poll(timeout, SelectMode.SelectRead))
                {
                    if (wasSent) return;
                    continue;
                }

                if (!Read(message)) return;
                if (Note(BinaryPrimitives.ReadInt32BigEndian(message))) arrived++;
            }
        }

        /// <summary>Reads a datagram, or as many pieces of a stream as a message takes. False at its end.</summary>
        private bool Read(byte[] message)
        {
            for (int got = 0, more; got < message.Length; got += more)
            {
                more = socket.Receive(message.AsSpan(got), SocketFlags.None, out var error);
                if (more == 0 || error != SocketError.Success) return false;
            }

            return true;
        }

        /// <summary>True for a message that hasn't arrived before.</summary>
        private bool Note(int number)
        {
            if (number < 0 || number >= count) return false;
            _numbers.Add(number);
            if (!double.IsNaN(_delays[number])) return false;
            _delays[number] = Math.Round(Stopwatch.GetElapsedTime(SentAt[number]).TotalMilliseconds, 3);
            return true;
        }
    }
}
