using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>Measures round trips to an echo server, which sends every byte back.</summary>
public static class Probe
{
    // How much longer than its options allow a run may take before a blocked call is ended from outside.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Sends numbered messages and times their answers. It blocks until the run is over, at the latest after
    /// <see cref="ProbeOptions.Deadline"/>, one <see cref="ProbeOptions.Timeout"/> and one
    /// <see cref="ProbeOptions.Linger"/>.
    /// </summary>
    /// <param name="server">The echo server's address and port, on loopback.</param>
    /// <param name="protocol"><see cref="ProtocolType.Tcp"/> or <see cref="ProtocolType.Udp"/>.</param>
    /// <param name="pacing">When to send the next message; <see cref="Pacing.ClosedLoop"/> if null.</param>
    /// <param name="options">How many messages, their size, and how long to wait for them; the defaults if null.
    /// </param>
    /// <exception cref="ArgumentException">The server is not on loopback, the protocol is another one, or an option is
    /// out of its range.
    /// </exception>
    /// <exception cref="InvalidOperationException">Nothing answers at the server's address.</exception>
    /// <exception cref="TimeoutException">The server did not accept the connection before the deadline.</exception>
    public static ProbeRun Run(
        IPEndPoint server,
        ProtocolType protocol = ProtocolType.Tcp,
        Pacing? pacing = null,
        ProbeOptions? options = null)
    {
        options = ProbeOptions.Check(options, server);
        pacing ??= Pacing.ClosedLoop();
        if (protocol is not (ProtocolType.Tcp or ProtocolType.Udp))
            throw new ArgumentException($"A probe measures over TCP or UDP, not {protocol}.", nameof(protocol));

        // The loops end by themselves; this ends a connect or a send that blocks.
        using var stop = new CancellationTokenSource(options.Deadline + options.Timeout + options.Linger + Grace);
        try
        {
            using var socket = ProbeSocket.Connect(protocol, server, options, stop.Token);
            using var closing = stop.Token.Register(socket.Dispose);
            var buffer = new SampleBuffer(options);
            if (pacing.IsOpenLoop) new OpenLoop(socket, socket, buffer, options, server, pacing.Interval).Run();
            else new ClosedLoop(socket, buffer, options, server, pacing.Interval, stop.Token).Run();
            if (stop.IsCancellationRequested && buffer.StopReason == SampleBuffer.ConnectionClosed)
                buffer.StopReason = "its deadline passed while the connection took no more data";
            return buffer.ToRun(
                $"{protocol.ToString().ToUpperInvariant()}, {pacing}", "round-trip time", socket.KernelDropped);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(
                $"{server} did not accept the connection in time: its backlog may be full, so let the server call "
                    + "Accept.");
        }
    }
}
