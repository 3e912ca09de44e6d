namespace SocketsLessons;

public sealed partial class PathLab
{
    /// <summary>How many packets a capture keeps of each direction, at most.</summary>
    public const int MaxCapturedPackets = 20_000;

    private PacketCapture? _capture;

    /// <summary>
    /// Keeps a copy of every packet that crosses the path from now on, both ways, up to <see
    /// cref="MaxCapturedPackets"/> or 16 MB of each direction. It ends a capture that is going on.
    /// </summary>
    /// <returns>The capture; its <see cref="PacketCapture.Stop"/> gives the packets.</returns>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    /// <exception cref="ObjectDisposedException">The lab was disposed.</exception>
    public PacketCapture Capture()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _process.Ask(new LabRequest(LabVerb.Capture));
            return _capture = new PacketCapture(this);
        }
    }

    /// <summary>
    /// Keeps a copy of every packet that crosses the path, both ways, during an action, and after it until the path has
    /// been silent for 250 ms. It ends a capture that is going on.
    /// </summary>
    /// <param name="action">What sends the packets.</param>
    /// <returns>The packets.</returns>
    /// <exception cref="InvalidOperationException">The lab has ended.</exception>
    /// <exception cref="ObjectDisposedException">The lab was disposed.</exception>
    public PacketTrace Capture(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var capture = Capture();
        action();
        return capture.Stop();
    }

    internal PacketTrace StopCapture(PacketCapture capture, TimeSpan silence)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_capture != capture)
            {
                throw new InvalidOperationException(
                    "This capture has ended: it was stopped, or another one was started. Call Capture again.");
            }

            _capture = null;
            _process.Ask(new LabRequest(LabVerb.StopCapture, Arguments: [$"{(int)silence.TotalMilliseconds}"]),
                out var file);
            return CapturePair.ReadFromFile(file!);
        }
    }
}
