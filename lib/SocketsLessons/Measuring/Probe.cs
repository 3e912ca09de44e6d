using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// Measures round trips to an echo server, which sends back every byte that it gets. Every call blocks
/// until its run is over, which its options bound; a cancelled one ends at once.
/// </summary>
public static class Probe
{
    /// <summary>TCP, closed loop: each message is sent when the answer to the last one is back.</summary>
    /// <param name="server">The echo server, on loopback.</param>
    /// <param name="options">How to measure; the defaults if null.</param>
    /// <param name="cancellation">Ends the run at once.</param>
    /// <exception cref="ArgumentException">The end point is not on loopback, or an option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Nothing answers on the end point.</exception>
    /// <exception cref="TimeoutException">The server did not take the connection before the deadline.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ProbeRun TcpClosedLoop(IPEndPoint server, ProbeOptions? options = null, CancellationToken cancellation = default) =>
        Run("TCP, closed loop", ProtocolType.Tcp, server, options, onSchedule: false, cancellation);

    /// <summary>TCP, fixed schedule: a message is sent every interval, whatever has come back.</summary>
    /// <inheritdoc cref="TcpClosedLoop"/>
    public static ProbeRun TcpOpenLoop(IPEndPoint server, ProbeOptions? options = null, CancellationToken cancellation = default) =>
        Run("TCP, fixed schedule", ProtocolType.Tcp, server, options, onSchedule: true, cancellation);

    /// <summary>UDP, closed loop: each message is sent when the last one was answered or given up.</summary>
    /// <inheritdoc cref="TcpClosedLoop"/>
    public static ProbeRun UdpClosedLoop(IPEndPoint server, ProbeOptions? options = null, CancellationToken cancellation = default) =>
        Run("UDP, closed loop", ProtocolType.Udp, server, options, onSchedule: false, cancellation);

    /// <summary>UDP, fixed schedule: a message is sent every interval, whatever has come back.</summary>
    /// <inheritdoc cref="TcpClosedLoop"/>
    public static ProbeRun UdpOpenLoop(IPEndPoint server, ProbeOptions? options = null, CancellationToken cancellation = default) =>
        Run("UDP, fixed schedule", ProtocolType.Udp, server, options, onSchedule: true, cancellation);

    private static ProbeRun Run(string name, ProtocolType protocol, IPEndPoint server, ProbeOptions? given, bool onSchedule, CancellationToken cancellation)
    {
        var options = ProbeOptions.Check(given, server);
        // The loops end by themselves; this ends a connect or a send that blocks.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(options.Deadline + options.Timeout + options.Linger + TimeSpan.FromMilliseconds(100));
        try
        {
            using var socket = ProbeSocket.Connect(protocol, server, options, stop.Token);
            using var closing = stop.Token.Register(socket.Dispose);
            var buffer = new SampleBuffer(options);
            if (onSchedule) new OpenLoop(socket, socket, buffer, options, server).Run();
            else new ClosedLoop(socket, buffer, options, server).Run();
            cancellation.ThrowIfCancellationRequested();
            if (stop.IsCancellationRequested && buffer.StopReason == SampleBuffer.ConnectionClosed) buffer.StopReason = "its deadline passed while the connection took no more data";
            return buffer.ToRun(name, "round-trip time", socket.KernelDropped);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{server} did not take the connection in time: its queue may be full, so let the server accept connections.");
        }
    }
}
