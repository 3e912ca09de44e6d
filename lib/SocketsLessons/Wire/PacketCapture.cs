namespace SocketsLessons;

/// <summary>
/// A capture that is going on: the path keeps a copy of every packet, both ways, until <see cref="Stop(TimeSpan?)"/>.
/// </summary>
public sealed class PacketCapture
{
    /// <summary>
    /// How long the path must have been silent: longer than any ACK is delayed, which is 200 ms on Linux.
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    private readonly PathLab _lab;

    internal PacketCapture(PathLab lab) => _lab = lab;

    /// <summary>
    /// Waits until the path has been silent for a while, so that the last ACK is in the trace, and ends the capture.
    /// </summary>
    /// <param name="silence">How long it must have been silent; 250 ms unless given. After 5 s of waiting the capture
    /// ends anyway.</param>
    /// <returns>What was captured.</returns>
    /// <exception cref="InvalidOperationException">It was stopped before, or another one was started, or the lab has
    /// ended.</exception>
    /// <exception cref="ObjectDisposedException">The lab was disposed.</exception>
    public PacketTrace Stop(TimeSpan? silence = null) => _lab.StopCapture(this, silence ?? Silence);
}
