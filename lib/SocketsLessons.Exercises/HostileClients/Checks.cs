namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on hostile clients. Each tries your answer with what a client may send to do
/// harm.</summary>
public static partial class HostileClientsChecks
{
    private const string Lesson = "19";
}
