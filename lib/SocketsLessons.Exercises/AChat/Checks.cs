namespace SocketsLessons.Checks;

/// <summary>The checks of the lesson on a chat. Each looks at what every client of your function gets.</summary>
public static partial class AChatChecks
{
    private const string Lesson = "07";
}
