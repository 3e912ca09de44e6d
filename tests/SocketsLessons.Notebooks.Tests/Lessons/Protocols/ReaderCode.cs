using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The readers of messages that lessons define, compiled from their cells.</summary>
internal static class ReaderCode
{
    private static readonly CellClasses Markers = new("06", "patient", "marked", "pack");

    private static readonly Dictionary<string, Func<Socket, int, int, int, string?>> Readers =
        new[] { "07", "19" }.ToDictionary(lesson => lesson, lesson =>
            new CellClasses(lesson, "patient", "frames")
                .Static<Func<Socket, int, int, int, string?>>("FrameReader", "Receive"));

    /// <summary>Frame.Pack of lesson 06.</summary>
    public static Func<string, byte[]> Pack { get; } = Markers.Static<Func<string, byte[]>>("Frame", "Pack");

    /// <summary>FrameReader.Receive of a lesson: the socket, the most bytes of a message, the most ms until it begins,
    /// and until it ends.</summary>
    public static Func<Socket, int, int, int, string?> Receive(string lesson) => Readers[lesson];

    /// <summary>Makes a MarkedReader, and returns its method Next.</summary>
    public static Func<string?> Marked(Socket socket, byte[] marker, int limit, int patience) =>
        CellClasses.Method<Func<string?>>(Markers.New("MarkedReader", socket, marker, limit, patience), "Next");
}
