using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>Feeds a stream of bytes to a reader, cut as a network may cut it, and notes what the reader made of
/// it.</summary>
internal static class SlicedStream
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>What came out: the messages, then how it ended ("end", or the exception's name), and the memory
    /// taken.</summary>
    public sealed record Reading(List<string> Messages, string End, long Allocated);

    /// <param name="stream">The bytes.</param>
    /// <param name="random">Where to cut.</param>
    /// <param name="apart">Whether each piece is taken before the next is sent; else they may be glued.</param>
    /// <param name="reset">Whether the stream ends with a reset instead of an end of stream.</param>
    /// <param name="reader">Makes a reader: each call of it returns a message, or null at the end.</param>
    public static Reading Feed(byte[] stream, Random random, bool apart, bool reset, Func<Socket, Func<string?>> reader)
    {
        using var pair = SocketPair.Create(SocketType.Stream);
        var (far, near) = (pair.Client, pair.Server);
        near.ReceiveTimeout = 0;
        Reading? outcome = null;
        var reading = new Thread(() => outcome = ReadAll(reader(near))) { IsBackground = true };
        reading.Start();
        try
        {
            for (var at = 0; at < stream.Length;)
            {
                // At most about fifty pieces, so that many streams can be tried.
                var length = Math.Min(stream.Length - at, 1 + random.Next(random.Next(1 + (stream.Length / 10))));
                far.Send(stream, at, length, SocketFlags.None);
                at += length;
                if (apart || (reset && at == stream.Length))
                    Assert.True(Until(() => !reading.IsAlive || near.Available == 0));
            }

            if (reset) far.Close(0);
            else far.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The reader has refused the stream, and its end is closed below.
        }

        Assert.True(reading.Join(Deadline), "The reader hangs.");
        return outcome!;
    }

    public static bool Until(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Deadline) return false;
            Thread.Yield();
        }

        return true;
    }

    private static Reading ReadAll(Func<string?> next)
    {
        var messages = new List<string>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        long Taken() => GC.GetAllocatedBytesForCurrentThread() - before;
        try
        {
            while (next() is { } message) messages.Add(message);
            return new Reading(messages, "end", Taken());
        }
        catch (SocketException error)
        {
            return new Reading(messages, error.SocketErrorCode.ToString(), Taken());
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return new Reading(messages, error.GetType().Name, Taken());
        }
    }
}
