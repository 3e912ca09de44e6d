using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// A one-way stream of numbered UDP datagrams. Both its ends are on this machine, so one clock times sending and
/// arrival. Send it directly to <see cref="Receiver"/>, or through a link that leads there.
/// </summary>
public sealed class OneWayProbe : IDisposable
{
    private readonly ProbeOptions _options;
    private readonly ProbeSocket _receiver;
    private readonly TimeSpan _interval;

    /// <summary>Opens the receiving end on a loopback port that the system chooses.</summary>
    /// <param name="options">How many datagrams, and their size; the defaults if null.</param>
    /// <param name="interval">The time from one datagram to the next, 0 to 1 minute; 2 ms if null, 0 for no pause.
    /// </param>
    /// <exception cref="ArgumentException">An option or the interval is out of its range.</exception>
    public OneWayProbe(ProbeOptions? options = null, TimeSpan? interval = null)
    {
        _interval = Pacing.Checked(interval ?? TimeSpan.FromMilliseconds(2));
        _options = ProbeOptions.Check(options, new IPEndPoint(IPAddress.Loopback, 0));
        _receiver = ProbeSocket.Bind(IPAddress.Loopback, _options);
        Receiver = _receiver.LocalEndPoint;
    }

    /// <summary>Where the stream is received: use it as the server of a link.</summary>
    public IPEndPoint Receiver { get; }

    /// <summary>
    /// Sends the stream and receives what arrives. It blocks until the run is over, which the options bound. One run at
    /// a time.
    /// </summary>
    /// <param name="target">Where to send: a link's end point, or directly to <see cref="Receiver"/> if null.</param>
    /// <exception cref="ArgumentException">The target isn't on loopback.</exception>
    public ProbeRun Run(IPEndPoint? target = null)
    {
        target ??= Receiver;
        ProbeOptions.Check(_options, target);
        using var sender = ProbeSocket.Connect(ProtocolType.Udp, target, _options, CancellationToken.None);
        var before = _receiver.KernelDropped;
        var buffer = new SampleBuffer(_options);
        new OpenLoop(sender, _receiver, buffer, _options, target, _interval).Run();
        return buffer.ToRun("UDP, one way", "one-way delay", _receiver.KernelDropped - before);
    }

    /// <summary>Closes the receiving end, which ends a run.</summary>
    public void Dispose() => _receiver.Dispose();
}
