using System.Collections;
using System.Net;
using System.Reflection;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The chat's server, as the cells of lesson 07 have it.</summary>
/// <param name="idle">How long a member may be silent, in ms.</param>
internal sealed class LessonChat(int idle = 600_000) : IDisposable
{
    private readonly object _server = ChatCode.New("ChatServer", 0, idle);

    public EndPoint EndPoint => ChatCode.Method<Func<EndPoint>>(_server, "get_EndPoint")();

    /// <summary>How many clients it has a thread for.</summary>
    public int Threads => ((ICollection)Field(Field(_server, "clients"), "threads")).Count;

    public void Dispose() => ((IDisposable)_server).Dispose();

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(owner)!;
}
