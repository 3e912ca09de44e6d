using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The chat's client, as the cells of lesson 07 have it.</summary>
internal sealed class LessonChatClient : IDisposable
{
    private readonly object _client;
    private readonly Func<int, string?> _next;
    private readonly Action<string> _say;

    public LessonChatClient(EndPoint server, string name)
    {
        _client = ChatCode.New("ChatClient", server, name);
        _next = ChatCode.Method<Func<int, string?>>(_client, "Next");
        _say = ChatCode.Method<Action<string>>(_client, "Say");
    }

    public List<string> Heard { get; } = [];

    /// <summary>A socket with a small receive buffer that says nothing.</summary>
    public static Socket Connect(EndPoint server)
    {
        var socket = new Socket(
            AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        { ReceiveBufferSize = 4096, ReceiveTimeout = (int)Wire.Deadline.TotalMilliseconds };
        socket.Connect(server);
        return socket;
    }

    /// <summary>A socket that says its name, and then neither reads nor says anything.</summary>
    public static Socket Silent(EndPoint server, string name)
    {
        var socket = Connect(server);
        socket.Send(ChatCode.Pack(name));
        return socket;
    }

    public void Say(string text) => _say(text);

    /// <summary>The half-close of the lesson.</summary>
    public void Leave() => ChatCode.Method<Action>(_client, "Leave")();

    public string? Next() => _next((int)Wire.Deadline.TotalMilliseconds);

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
            Assert.True(Stopwatch.GetElapsedTime(start) < Wire.Deadline, $"It has not heard '{line}' in time.");
    }

    public void Dispose() => ((IDisposable)_client).Dispose();
}
