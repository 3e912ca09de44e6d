using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The chat's client, as the cells of lesson 07 have it.</summary>
internal sealed class LessonChatClient : IDisposable
{
    private static readonly Func<IPEndPoint, string, NetworkStream> JoinAs =
        ChatCode.Function<Func<IPEndPoint, string, NetworkStream>>("Join");

    private static readonly Action<NetworkStream, string> SayTo =
        ChatCode.Function<Action<NetworkStream, string>>("Say");

    private static readonly Func<NetworkStream, int, Task<string?>> HearFrom =
        ChatCode.Function<Func<NetworkStream, int, Task<string?>>>("Hear");

    private static readonly Func<string, byte[]> Pack = ChatCode.Function<Func<string, byte[]>>("Pack");

    private readonly NetworkStream _stream;

    public LessonChatClient(IPEndPoint server, string name) => _stream = JoinAs(server, name);

    public List<string> Heard { get; } = [];

    /// <summary>A socket with a small receive buffer that says nothing.</summary>
    public static Socket Connect(IPEndPoint server)
    {
        var socket = new Socket(
            AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        { ReceiveBufferSize = 4096, ReceiveTimeout = (int)SlicedStream.Deadline.TotalMilliseconds };
        socket.Connect(server);
        return socket;
    }

    /// <summary>A socket that says its name, and then neither reads nor says anything.</summary>
    public static Socket Silent(IPEndPoint server, string name)
    {
        var socket = Connect(server);
        socket.Send(Pack(name));
        return socket;
    }

    public void Say(string text) => SayTo(_stream, text);

    /// <summary>The half-close of the lesson.</summary>
    public void Leave() => _stream.Socket.Shutdown(SocketShutdown.Send);

    public string? Next() => HearFrom(_stream, (int)SlicedStream.Deadline.TotalMilliseconds).GetAwaiter().GetResult();

    public string Hear()
    {
        var line = Next() ?? throw new EndOfStreamException("The server has ended the chat.");
        Heard.Add(line);
        return line;
    }

    public void HearUntil(string line)
    {
        // Others come and go, and what they say must not put the deadline off.
        var start = Stopwatch.GetTimestamp();
        while (Hear() != line)
            Assert.True(Stopwatch.GetElapsedTime(start) < SlicedStream.Deadline, $"It has not heard '{line}' in time.");
    }

    public void Dispose() => _stream.Dispose();
}
