using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SocketsLessons.Links;

/// <summary>
/// Lets one thread wait for a time that another thread may cut short. On Linux it is exact to some tens
/// of microseconds (ppoll(2) on an eventfd(2)); elsewhere to about a millisecond, which is what .NET's
/// own waits can do.
/// </summary>
internal sealed class Alarm : IDisposable
{
    private readonly AutoResetEvent? _event;
    private readonly SafeFileHandle? _eventfd;
    private int _disposed;

    /// <param name="precise">False for the portable way on Linux too, to test it there.</param>
    public Alarm(bool precise = true)
    {
        // The structures below have the layout of 64-bit systems.
        if (precise && OperatingSystem.IsLinux() && Environment.Is64BitProcess)
        {
            _eventfd = new SafeFileHandle(eventfd(0, NonBlocking | CloseOnExec), ownsHandle: true);
            if (!_eventfd.IsInvalid) return;
        }

        _event = new AutoResetEvent(false);
        // Windows wakes sleepers every 15.6 ms unless a process asks for better.
        if (OperatingSystem.IsWindows()) _ = timeBeginPeriod(1);
    }

    /// <summary>Waits for that long, or for <see cref="Wake"/>; null waits for Wake alone.</summary>
    public void Wait(TimeSpan? time)
    {
        if (time <= TimeSpan.Zero) return;
        if (_event is not null)
        {
            _event.WaitOne(time is { } t ? (int)Math.Ceiling(t.TotalMilliseconds) : Timeout.Infinite);
            return;
        }

        var kept = false;
        try
        {
            _eventfd!.DangerousAddRef(ref kept);
            var poll = new PollFd { Fd = (int)_eventfd.DangerousGetHandle(), Events = PollIn };
            var timeout = time is { } t ? new TimeSpec { Seconds = t.Ticks / TimeSpan.TicksPerSecond, Nanoseconds = t.Ticks % TimeSpan.TicksPerSecond * 100 } : default;
            var signalled = time is null ? ppoll(ref poll, 1, 0, 0) : ppoll(ref poll, 1, ref timeout, 0);
            if (signalled > 0) _ = read(_eventfd, out _, sizeof(ulong));
        }
        finally
        {
            if (kept) _eventfd!.DangerousRelease();
        }
    }

    /// <summary>Ends the wait that is going on, or else the next one.</summary>
    public void Wake()
    {
        if (_event is not null) _event.Set();
        else _ = write(_eventfd!, 1, sizeof(ulong));
    }

    /// <summary>Asks Linux not to round this thread's waits up by its usual 50 µs (PR_SET_TIMERSLACK).</summary>
    public static void SharpenThisThread()
    {
        if (OperatingSystem.IsLinux()) _ = prctl(29, 1, 0, 0, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        if (_event is not null && OperatingSystem.IsWindows()) _ = timeEndPeriod(1);
        _event?.Dispose();
        _eventfd?.Dispose();
    }

    private const int NonBlocking = 0x800, CloseOnExec = 0x80000;
    private const short PollIn = 1;

    [StructLayout(LayoutKind.Sequential)]
    private struct PollFd
    {
        public int Fd;
        public short Events, Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds, Nanoseconds;
    }

    [DllImport("libc")] private static extern int eventfd(uint value, int flags);
    [DllImport("libc")] private static extern int ppoll(ref PollFd fds, nuint count, ref TimeSpec timeout, nint signals);
    [DllImport("libc")] private static extern int ppoll(ref PollFd fds, nuint count, nint noTimeout, nint signals);
    [DllImport("libc")] private static extern nint read(SafeFileHandle fd, out ulong value, nuint size);
    [DllImport("libc")] private static extern nint write(SafeFileHandle fd, in ulong value, nuint size);
    [DllImport("libc")] private static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);
    [DllImport("winmm")] private static extern uint timeBeginPeriod(uint milliseconds);
    [DllImport("winmm")] private static extern uint timeEndPeriod(uint milliseconds);
}
