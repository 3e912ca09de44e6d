namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// The classes of lesson 07, compiled from its cells as they are: what is tested is what a learner copies.
/// </summary>
internal static class ChatCode
{
    /// <summary>The cells that the chat program is made of.</summary>
    public static readonly string[] ChatCells =
        [
            "patient", "pack", "frames", "member", "room", "rules", "part", "conversation", "clients", "door", "server",
            "client",
        ];

    private static readonly CellClasses Classes = new("07", ChatCells);

    /// <summary>Frame.Pack.</summary>
    public static Func<string, byte[]> Pack { get; } = Classes.Static<Func<string, byte[]>>("Frame", "Pack");

    /// <summary>Rules.Tidy.</summary>
    public static Func<string, string> Tidy { get; } = Classes.Static<Func<string, string>>("Rules", "Tidy");

    public static string Source(string cell) => Classes.Source(cell);

    public static object New(string type, params object[] arguments) => Classes.New(type, arguments);

    public static T Method<T>(object instance, string name) where T : Delegate =>
        CellClasses.Method<T>(instance, name);
}
