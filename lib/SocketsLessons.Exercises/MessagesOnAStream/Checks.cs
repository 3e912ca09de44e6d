namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on messages on a stream. Each tries your answer with bytes that a network may
/// bring.</summary>
public static partial class MessagesOnAStreamChecks
{
    private const string Lesson = "06";
}
