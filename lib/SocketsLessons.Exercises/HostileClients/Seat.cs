using System.Net.Sockets;
using System.Text;

namespace SocketsLessons.Checks;

/// <summary>What a learner's function did with a client that may be late.</summary>
/// <param name="HasEnded">Whether it returned, or threw, in time.</param>
/// <param name="Bytes">What it returned.</param>
/// <param name="Error">What it threw.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Left">How many bytes it left on the stream.</param>
/// <param name="IsClosed">Whether it closed the socket, or shut its receiving down.</param>
internal sealed record Seat(
    bool HasEnded, byte[]? Bytes, Exception? Error, TimeSpan Elapsed, int Left, bool IsClosed)
{
    private const int Count = 5;
    private static readonly TimeSpan s_waitLimit = TimeSpan.FromMilliseconds(900);

    /// <summary>Lets a client send pieces to the answer, which needs five bytes.</summary>
    public static Seat Try(
        Check check, Func<Socket, int, int, byte[]?> receive, int limit, TimeSpan pause, bool end, string[] pieces)
    {
        var (far, near) = check.Sockets.Pair();
        far.Send(Encoding.ASCII.GetBytes(pieces[0]));
        if (end) far.Shutdown(SocketShutdown.Send);
        byte[]? bytes = null;
        var answer = check.Start(() => bytes = receive(near, Count, limit));
        foreach (var piece in pieces.Skip(1))
        {
            if (answer.Wait(pause)) break;
            // An answer that closes its socket is judged by what it gives.
            far.Send(Encoding.ASCII.GetBytes(piece), 0, piece.Length, SocketFlags.None, out _);
        }

        var hasEnded = answer.Wait(s_waitLimit);
        var left = TestSockets.Available(near);
        // A timeout closes the socket; any other shut one was shut by mistake.
        var isShut = answer.Error is null && left == 0 && TestSockets.IsShut(near);
        var seat = new Seat(
            hasEnded, hasEnded ? bytes : null, hasEnded ? answer.Error : null, answer.Elapsed, left,
            TestSockets.IsClosed(near) || isShut);
        near.Dispose();
        far.Dispose();
        answer.End();
        return seat;
    }

    public override string ToString() => this switch
    {
        { HasEnded: false } => "no answer in time",
        { Error: SocketException error } => $"the error SocketException with {error.SocketErrorCode}",
        { Error: { } error } => $"the error {error.GetType().Name}",
        { Bytes: null } => "null",
        _ => Visible.Text(Encoding.Latin1.GetString(Bytes)),
    };
}
