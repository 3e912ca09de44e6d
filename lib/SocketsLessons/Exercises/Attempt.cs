using System.Diagnostics;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>
/// A learner's answer, running on a thread of its own: one that blocks for ever delays its check by a
/// deadline and no more. Closing the sockets that it was given ends most of those that block.
/// </summary>
internal sealed class Attempt
{
    /// <summary>A busy machine may take this long to let a new thread run; that is no time of the answer's.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Thread _thread;
    private volatile bool _hasBegun;

    private Attempt(Action answer)
    {
        _thread = new Thread(() =>
        {
            _hasBegun = true;
            try
            {
                answer();
            }
#pragma warning disable CA1031 // Whatever a learner's code throws is part of the verdict.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Error = error;
            }
        })
        { IsBackground = true, Name = "exercise" };
    }

    /// <summary>The exception that the answer ended with, if any.</summary>
    public Exception? Error { get; private set; }

    public bool HasEnded => !_thread.IsAlive;

    public static Attempt Start(Action answer)
    {
        var attempt = new Attempt(answer);
        attempt._thread.Start();
        SpinWait.SpinUntil(() => attempt._hasBegun, Patience);
        return attempt;
    }

    /// <summary>What the answer ended with, in words: the error, and the socket call that it came from.</summary>
    public static string Describe(Exception error)
    {
        var call = new StackTrace(error).GetFrames().Select(frame => frame.GetMethod())
            .LastOrDefault(method => method is { IsPublic: true } && method.DeclaringType == typeof(Socket))?.Name;
        var code = (error as SocketException)?.SocketErrorCode.ToString() ?? error.GetType().Name;
        return $"{(call is null ? "Your code" : call)} ended with {code}: {error.Message.TrimEnd('.')}.";
    }

    /// <summary>Waits for the answer to end; false when it has not by the deadline.</summary>
    public bool Wait(TimeSpan deadline) => _thread.Join(deadline);

    /// <summary>Polls until the condition is met; false when it is not by the deadline.</summary>
    public static bool Until(Func<bool> condition, TimeSpan deadline)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > deadline) return false;
            Thread.Sleep(1);
        }

        return true;
    }
}
