using System.Diagnostics;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using System.Runtime.InteropServices;
using System.ComponentModel;

namespace SocketsLessons;

/// <summary>A capture of both directions, inside the lab's process.</summary>
/// <param name="clock">When the path's clock was at zero, as a timestamp of <see cref="Stopwatch"/>.</param>
/// <param name="headerBytes">How many bytes stand before the IP packet in a frame.</param>
internal sealed class CapturePair(long clock, int headerBytes)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset _clock = DateTimeOffset.UtcNow - Stopwatch.GetElapsedTime(clock);

    public CaptureBuffer ToServer { get; } = new(LinkDirection.ToServer, PathLab.MaxCapturedPackets, headerBytes);

    public CaptureBuffer ToClient { get; } = new(LinkDirection.ToClient, PathLab.MaxCapturedPackets, headerBytes);

    /// <summary>Waits until neither direction has been used for a time, or the deadline.</summary>
    public void WaitForSilence(TimeSpan silence)
    {
        var end = Stopwatch.GetElapsedTime(clock) + Deadline;
        while (true)
        {
            var now = Stopwatch.GetElapsedTime(clock);
            var left = ToServer.QuietSince is { } server && ToClient.QuietSince is { } client
                ? silence - (now - (server > client ? server : client)) : silence;
            if (left > end - now) left = end - now;
            if (left <= TimeSpan.Zero) return;
            Thread.Sleep(left);
        }
    }

    public PacketTrace Read() => CaptureBuffer.Read(_clock, ToServer, ToClient);

    /// <summary>
    /// Writes the trace to a file that has no name, for the lesson's process: it may be too long for a message.
    /// </summary>
    /// <returns>The open file, which the caller disposes.</returns>
    public SafeFileHandle WriteToFile()
    {
        var file = Libc.memfd_create("trace", Libc.MFD_CLOEXEC);
        if (file.IsInvalid) throw new Win32Exception(Marshal.GetLastPInvokeError());
        RandomAccess.Write(file, JsonSerializer.SerializeToUtf8Bytes(Read()), fileOffset: 0);
        return file;
    }

    /// <summary>Reads such a file, and closes it.</summary>
    public static PacketTrace ReadFromFile(SafeFileHandle file)
    {
        using var stream = new FileStream(file, FileAccess.Read);
        stream.Position = 0;
        return JsonSerializer.Deserialize<PacketTrace>(stream)!;
    }
}
