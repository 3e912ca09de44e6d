namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>
/// The functions of lesson 07, compiled from its cells as they are: what is tested is what a learner copies.
/// </summary>
internal static class ChatCode
{
    /// <summary>The cells that the chat program is made of.</summary>
    public static readonly string[] ChatCells =
    [
        "framing", "rules", "member", "offer", "tell", "enter", "converse", "leave", "close", "prepare", "take", "next",
        "serve", "client",
    ];

    private static readonly CellClasses Chat = CellClasses.WithFunctions("07", ChatCells);

    public static string Source(string cell) => Chat.Source(cell);

    /// <summary>One of the functions.</summary>
    public static T Function<T>(string name) where T : Delegate => Chat.Function<T>(name);
}
