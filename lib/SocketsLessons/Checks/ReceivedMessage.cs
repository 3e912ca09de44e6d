using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>What a learner's function made of a stream.</summary>
/// <param name="HasEnded">Whether it returned, or threw, in time.</param>
/// <param name="Text">What it returned.</param>
/// <param name="Error">What it threw.</param>
/// <param name="Allocated">How many bytes of memory it took.</param>
/// <param name="Left">How many bytes it left on the stream.</param>
/// <param name="IsClosed">Whether it closed the socket, or shut its receiving down.</param>
internal sealed record ReceivedMessage(
    bool HasEnded, string? Text, Exception? Error, long Allocated, int Left, bool IsClosed)
{
    private static readonly TimeSpan s_waitLimit = TimeSpan.FromMilliseconds(800);

    /// <summary>Sends a stream to the answer, and looks at what it makes of it.</summary>
    /// <param name="check">The check that asks.</param>
    /// <param name="receive">The answer.</param>
    /// <param name="limit">The number that the answer gets.</param>
    /// <param name="pieces">The stream. Each piece is sent when the answer has taken those before.</param>
    /// <param name="end">Whether the stream ends after them.</param>
    public static ReceivedMessage Try(
        Check check, Func<Socket, int, string?> receive, int limit, IReadOnlyList<byte[]> pieces, bool end)
    {
        var (far, near) = check.Sockets.Pair();
        far.SendTimeout = (int)s_waitLimit.TotalMilliseconds;
        far.Send(pieces[0]);
        if (end) far.Shutdown(SocketShutdown.Send);
        string? text = null;
        var allocated = 0L;
        var answer = check.Start(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                text = receive(near, limit);
            }
            finally
            {
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        });
        // One that waits until all is there leaves a piece: that is right, too.
        var wait = TimeSpan.FromMilliseconds(pieces.Count > 2 ? 20 : 200);
        foreach (var piece in pieces.Skip(1))
        {
            Waiting.Until(() => answer.HasEnded || TestSockets.Available(near) == 0, wait);
            if (answer.HasEnded) break;
            // An answer that closes its socket is judged by what it gives.
            far.Send(piece, 0, piece.Length, SocketFlags.None, out var error);
            if (error != SocketError.Success) break;
        }

        var hasEnded = answer.Wait(s_waitLimit);
        var left = TestSockets.Available(near);
        var isClosed = TestSockets.IsClosed(near) || (!end && left == 0 && TestSockets.IsShut(near));
        near.Dispose();
        far.Dispose();
        answer.End();
        return new ReceivedMessage(
            hasEnded, hasEnded ? text : null, hasEnded ? answer.Error : null, allocated, left, isClosed);
    }

    public override string ToString() => this switch
    {
        { HasEnded: false } => "no answer in time",
        { Error: { } error } => $"the error {error.GetType().Name}",
        _ => Visible.Text(Text),
    };
}
