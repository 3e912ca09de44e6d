using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace SocketsLessons;

/// <summary>A server's last events. Bounded, so that memory doesn't grow while a server runs.</summary>
internal sealed class ServerTrace
{
    private const int MaxEvents = 1_000;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ConcurrentQueue<ServerEvent> _events = new();

    public IReadOnlyList<ServerEvent> Events => [.. _events];

    public void Add(EndPoint client, string what)
    {
        _events.Enqueue(new ServerEvent(Stopwatch.GetElapsedTime(_start), client, what));
        while (_events.Count > MaxEvents) _events.TryDequeue(out _);
    }
}
