using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on closing and failing. They use real sockets.</summary>
public static partial class ClosingAndFailingChecks
{
    private const string Lesson = "03";

    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(1.5);

    [DoesNotReturn]
    private static void Threw(Check check, Exception error) => check.Fail(Answer.Describe(error), error switch
    {
        SocketException { SocketErrorCode: SocketError.NotConnected or SocketError.Shutdown } =>
            "That stream had already ended. Which line ended it?",
        ObjectDisposedException => "A socket was used after it had been closed. Which one, and by which line?",
        _ => "On which socket was that call made, and what did it wait for?",
    });
}
