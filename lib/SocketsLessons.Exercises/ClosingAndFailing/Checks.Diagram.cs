using System.Net.Sockets;

namespace SocketsLessons.Checks;

public static partial class ClosingAndFailingChecks
{
    private const int Before = 10, Farewell = 8, Late = 15, Later = 7;

    /// <summary>
    /// Makes a connection in which the server ends its stream first, and goes on reading until the client ends its own.
    /// Show what it returns.
    /// </summary>
    public static Timeline Diagram()
    {
        using var sockets = new TestSockets();
        var (client, server) = sockets.Pair();
        client.ReceiveTimeout = server.ReceiveTimeout = (int)WaitLimit.TotalMilliseconds;
        var (story, buffer) = (new Timeline(), new byte[100]);
        story.Watch(server.LocalEndPoint!);
        story.Client(() => client.Send("A question"u8));
        story.Server(() => server.Receive(buffer));
        story.Server(() => server.Send("Goodbye!"u8));
        story.Server(() => server.Shutdown(SocketShutdown.Send));
        story.Client(() => client.Receive(buffer));
        story.Client(() => client.Receive(buffer));
        story.Client(() => client.Send("Wait, one more."u8));
        story.Server(() => server.Receive(buffer));
        story.Client(() => client.Send("Thanks."u8));
        story.Server(() => server.Receive(buffer));
        story.Client(() => client.Dispose());
        story.Server(() => server.Receive(buffer));
        story.Server(() => server.Dispose());
        return story;
    }

    /// <summary>Looks at what you read off the picture of <see cref="Diagram"/>.</summary>
    /// <param name="endsFirst">The side that ends its stream first: "client" or "server".</param>
    /// <param name="bytesAfter">How many bytes that side receives after it has ended its own stream.</param>
    /// <param name="otherState">The state of the other side's end during that time.</param>
    public static CheckResult ReadDiagram(string? endsFirst, int bytesAfter, string? otherState) => Check.Run(
        $"{Lesson}.1", check =>
    {
        var (side, state) = (Word(endsFirst), Word(otherState));
        check.StartedUnless(
            side is "" or "?" && bytesAfter == 0 && state is "" or "?", "Nothing has been read off the picture yet.",
            "Start with the first Shutdown or Dispose: in which column is it?");
        check.That(
            side == "SERVER", $"You say that {Visible.Text(endsFirst)} ends its stream first.",
            "Write \"client\" or \"server\".",
            (side == "CLIENT", "The client's Dispose is near the bottom. Is there a Shutdown above it?"));
        check.That(
            bytesAfter == Late + Later,
            $"You say that the server receives {bytesAfter} bytes after its Shutdown.",
            "Add up the arrows that lead to the server below the line with Shutdown.",
            (bytesAfter == Before + Late + Later,
                "That's all that the server receives. Count only the bytes after its Shutdown."),
            (bytesAfter is Late or Later, "That's one of them. Is there another arrow to the server further down?"),
            (bytesAfter == Farewell, "That's what the server sends. How much does it receive?"),
            (bytesAfter == 0,
                "A half-close ends one direction only. Look for arrows to the server below its Shutdown."));
        check.That(
            state is "CLOSE_WAIT" or "CLOSEWAIT",
            $"You say that the client's end is in the state {Visible.Text(otherState)} meanwhile.",
            "Take the state from the client's column, in the line of the server's Shutdown.",
            (state is "FIN_WAIT_2" or "FINWAIT2", "That's the server's end: it has ended its stream and waits. "
                + "Which state is in the client's column?"),
            (state == "ESTABLISHED", "Both ends leave ESTABLISHED in the line with Shutdown."),
            (state is "TIME_WAIT" or "TIMEWAIT", "That comes at the bottom, when both streams have ended."));
        check.Pass("The server ends first, still receives 22 bytes, and meanwhile the client's end is in CLOSE_WAIT.");
    });

    /// <summary>The word in capital letters, with an underscore for a space or a hyphen.</summary>
    private static string Word(string? text) =>
        (text ?? "").Trim(' ', '.', '"', '\'', '`').ToUpperInvariant().Replace(' ', '_').Replace('-', '_');
}
