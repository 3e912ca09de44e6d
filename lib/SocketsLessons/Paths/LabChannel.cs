using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>
/// One end of a pair of connected sockets between a lesson and its lab. A message arrives whole, and may
/// bring an open file along: SCM_RIGHTS (man 7 unix). Linux on 64 bits only.
/// </summary>
internal sealed unsafe class LabChannel(int descriptor) : IDisposable
{
    public const int MaxBytes = 128 * 1024;

    private const int Unix = 1, SequencedPackets = 5, SocketLevel = 1, Rights = 1, ReceiveTimeout = 20;
    private const int CloseOnExecute = 0x80000, NoSignal = 0x4000, CloseReceivedOnExecute = 0x40000000;
    private const int SetDescriptorFlags = 2;

    /// <summary>Makes both ends. The second is a number to give to a child, and to be closed in this process then.</summary>
    public static (LabChannel Own, int ForChild) Pair()
    {
        var ends = stackalloc int[2];
        Ensure(socketpair(Unix, SequencedPackets | CloseOnExecute, 0, ends));
        // Only this end survives the start of a program.
        Ensure(fcntl(ends[1], SetDescriptorFlags, 0));
        return (new LabChannel(ends[0]), ends[1]);
    }

    public static void Close(int descriptor) => _ = close(descriptor);

    /// <summary>How long <see cref="Receive"/> waits from now on.</summary>
    public void WaitAtMost(TimeSpan time)
    {
        var value = stackalloc long[2] { (long)time.TotalSeconds, (long)time.TotalMicroseconds % 1_000_000 };
        Ensure(setsockopt(descriptor, SocketLevel, ReceiveTimeout, value, 16));
    }

    /// <summary>Sends a message and, unless it is −1, an open file.</summary>
    /// <exception cref="Win32Exception">The other end is gone.</exception>
    public void Send(ReadOnlySpan<byte> message, int file = -1)
    {
        var control = new Control { Length = 20, Level = SocketLevel, Type = Rights, File = file };
        fixed (byte* bytes = message)
        {
            var part = new Part { Start = bytes, Length = (nuint)message.Length };
            var header = new Header { Parts = &part, PartCount = 1 };
            if (file >= 0)
            {
                header.Control = &control;
                header.ControlLength = (nuint)sizeof(Control);
            }

            Ensure((int)sendmsg(descriptor, &header, NoSignal));
        }
    }

    /// <summary>Waits for a message; null when the other end was closed.</summary>
    /// <param name="file">The open file that came along, or −1.</param>
    /// <exception cref="Win32Exception">It took too long.</exception>
    public byte[]? Receive(out int file)
    {
        var buffer = new byte[MaxBytes];
        var control = new Control { File = -1 };
        nint length;
        fixed (byte* bytes = buffer)
        {
            var part = new Part { Start = bytes, Length = MaxBytes };
            var header = new Header { Parts = &part, PartCount = 1, Control = &control, ControlLength = (nuint)sizeof(Control) };
            while ((length = recvmsg(descriptor, &header, CloseReceivedOnExecute)) < 0 && Marshal.GetLastPInvokeError() == 4) { } // EINTR
            Ensure((int)length);
        }

        file = control.File;
        return length == 0 ? null : buffer[..(int)length];
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref descriptor, -1) is >= 0 and var open) Close(open);
    }

    private static void Ensure(int result)
    {
        if (result < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    // struct iovec, struct msghdr and struct cmsghdr with one file, as on 64-bit Linux.
    [StructLayout(LayoutKind.Sequential)]
    private struct Part
    {
        public byte* Start;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public void* Name;
        public uint NameLength;
        public Part* Parts;
        public nuint PartCount;
        public Control* Control;
        public nuint ControlLength;
        public int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Control
    {
        public nuint Length;
        public int Level, Type, File, Padding;
    }

    [DllImport("libc", SetLastError = true)] private static extern int socketpair(int family, int type, int protocol, int* ends);
    [DllImport("libc", SetLastError = true)] private static extern int fcntl(int file, int command, int value);
    [DllImport("libc", SetLastError = true)] private static extern int setsockopt(int socket, int level, int name, void* value, int length);
    [DllImport("libc", SetLastError = true)] private static extern nint sendmsg(int socket, Header* message, int flags);
    [DllImport("libc", SetLastError = true)] private static extern nint recvmsg(int socket, Header* message, int flags);
    [DllImport("libc")] private static extern int close(int file);
}
