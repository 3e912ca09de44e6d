using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The chat's server, as the cells of lesson 07 have it.</summary>
internal sealed class LessonChat : IDisposable
{
    private static readonly Func<TcpListener, int, CancellationToken, Task> Serve =
        ChatCode.Function<Func<TcpListener, int, CancellationToken, Task>>("Serve");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="idle">How long a member may be silent, in ms.</param>
    public LessonChat(int idle = 600_000)
    {
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _serving = Serve(_listener, idle, _stop.Token);
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>How many connections it holds open: those that the system doesn't see it end.</summary>
    public int Seats => TcpTable.WaitFor(EndPoint.Port, _ => true, TimeSpan.Zero).Rows
        .Count(row => row is { Side: Side.Server, State: TcpState.Established or TcpState.CloseWait });

    /// <summary>Tells the server to end, and waits until it has.</summary>
    public void Stop()
    {
        _stop.Cancel();
        Assert.True(_serving.Wait(SlicedStream.Deadline), "The server goes on.");
    }

    public void Dispose()
    {
        Stop();
        _listener.Dispose();
        _stop.Dispose();
    }
}
