namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on a chat. Each tries your answer with members who read, hang, or have
/// gone.</summary>
public static partial class AChatChecks
{
    private const string Lesson = "07";
}
