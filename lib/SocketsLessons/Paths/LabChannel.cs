using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static SocketsLessons.Libc;

namespace SocketsLessons;

/// <summary>
/// One end of a pair of connected sockets between a lesson and its lab. A message arrives whole, and may carry an open
/// file or socket: SCM_RIGHTS (man 7 unix). Linux on 64 bits only.
/// </summary>
internal sealed unsafe class LabChannel(SafeHandle end) : IDisposable
{
    public const int MaxBytes = 128 * 1024;

    /// <summary>
    /// Creates both ends. The second one survives the start of a program: pass its number to the child, then dispose it
    /// in this process.
    /// </summary>
    /// <exception cref="Win32Exception">The system has no more files.</exception>
    public static (LabChannel Own, SafeHandle ForChild) Pair()
    {
        var sv = stackalloc int[2];
        Ensure(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sv));
        var (own, forChild) = (
            new SafeFileHandle(sv[0], ownsHandle: true), new SafeFileHandle(sv[1], ownsHandle: true));
        Ensure(fcntl(forChild, F_SETFD, 0));
        return (new LabChannel(own), forChild);
    }

    /// <summary>How long <see cref="Receive"/> waits from now on.</summary>
    public void SetReceiveTimeout(TimeSpan timeout)
    {
        var value = new timeval
        {
            tv_sec = (long)timeout.TotalSeconds,
            tv_usec = (long)timeout.TotalMicroseconds % 1_000_000,
        };
        Ensure(setsockopt(end, SOL_SOCKET, SO_RCVTIMEO, &value, sizeof(timeval)));
    }

    /// <summary>
    /// Sends a message and, unless it is null, an open file or socket, which the caller still has to dispose.
    /// </summary>
    /// <exception cref="Win32Exception">The other end is closed.</exception>
    public void Send(ReadOnlySpan<byte> message, SafeHandle? file = null)
    {
        fixed (byte* bytes = message)
        {
            var part = new iovec { iov_base = bytes, iov_len = (nuint)message.Length };
            var header = new msghdr { msg_iov = &part, msg_iovlen = 1 };
            var control = new FileMessage(file is null ? -1 : (int)file.DangerousGetHandle());
            if (file is not null)
            {
                header.msg_control = &control;
                header.msg_controllen = (nuint)sizeof(FileMessage);
            }

            Ensure(sendmsg(end, &header, MSG_NOSIGNAL));
        }

        GC.KeepAlive(file);
    }

    /// <summary>Waits for a message; null when the other end was closed.</summary>
    /// <param name="file">The open file or socket that the message carried, or null.</param>
    /// <exception cref="Win32Exception">It took too long (EAGAIN), or this end is closed.</exception>
    public byte[]? Receive(out SafeFileHandle? file)
    {
        var buffer = new byte[MaxBytes];
        var control = new FileMessage(-1);
        nint length;
        fixed (byte* bytes = buffer)
        {
            var part = new iovec { iov_base = bytes, iov_len = MaxBytes };
            var header = new msghdr
            {
                msg_iov = &part,
                msg_iovlen = 1,
                msg_control = &control,
                msg_controllen = (nuint)sizeof(FileMessage),
            };
            while ((length = recvmsg(end, &header, MSG_CMSG_CLOEXEC)) < 0 && Marshal.GetLastPInvokeError() == EINTR) { }
            Ensure(length);
        }

        file = control.File < 0 ? null : new SafeFileHandle(control.File, ownsHandle: true);
        return length == 0 ? null : buffer[..(int)length];
    }

    public void Dispose() => end.Dispose();

    private static void Ensure(nint result)
    {
        if (result < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>A control message of type SCM_RIGHTS with one file descriptor, padded as cmsg(3) has it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileMessage(int file)
    {
        public cmsghdr Header = new()
        {
            cmsg_len = (nuint)(sizeof(cmsghdr) + sizeof(int)),
            cmsg_level = SOL_SOCKET,
            cmsg_type = SCM_RIGHTS,
        };

        public int File = file;
        public int Padding;
    }
}
