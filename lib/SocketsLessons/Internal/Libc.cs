using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

// The C headers' own names: what a line does can be looked up in the man page of that name.
#pragma warning disable CS8981, IDE1006

namespace SocketsLessons;

/// <summary>What this library calls of Linux's C library, with the constants and structs of 64-bit Linux.</summary>
internal static unsafe partial class Libc
{
    // errno(3)
    public const int EINTR = 4, EAGAIN = 11;

    // socket(2), socket(7), unix(7)
    public const int AF_UNIX = 1, AF_INET = 2, AF_PACKET = 17;
    public const int SOCK_RAW = 3, SOCK_SEQPACKET = 5, SOCK_CLOEXEC = 0x80000;
    public const int SOL_SOCKET = 1, SO_RCVTIMEO = 20, SO_MEMINFO = 55, SCM_RIGHTS = 1;
    public const int MSG_NOSIGNAL = 0x4000, MSG_CMSG_CLOEXEC = 0x40000000;

    // tcp(7)
    public const int IPPROTO_TCP = 6, TCP_INFO = 11, TCP_CONGESTION = 13;

    // packet(7)
    public const int SOL_PACKET = 263, PACKET_RX_RING = 5, PACKET_STATISTICS = 6, PACKET_VERSION = 10;
    public const int PACKET_VNET_HDR = 15;
    public const int PACKET_QDISC_BYPASS = 20, PACKET_IGNORE_OUTGOING = 23, TPACKET_V2 = 1, TP_STATUS_KERNEL = 0;
    public const int TP_STATUS_USER = 1;
    public const ushort ETH_P_IP = 0x0800;

    // memfd_create(2)
    public const uint MFD_CLOEXEC = 1;

    // open(2), fcntl(2), mmap(2), poll(2), unshare(2), prctl(2)
    public const int O_RDONLY = 0, O_CLOEXEC = 0x80000, F_SETFD = 2, PROT_READ = 1, PROT_WRITE = 2, MAP_SHARED = 1;
    public const int CLONE_NEWNET = 0x40000000, PR_SET_TIMERSLACK = 29;
    public const short POLLIN = 1;

    // capget(2), capabilities(7)
    public const uint _LINUX_CAPABILITY_VERSION_3 = 0x20080522;
    public const int CAP_NET_BIND_SERVICE = 10;

    [StructLayout(LayoutKind.Sequential)]
    public struct timeval
    {
        public long tv_sec, tv_usec;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct timespec
    {
        public nint tv_sec, tv_nsec;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct pollfd
    {
        public int fd;
        public short events, revents;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct iovec
    {
        public void* iov_base;
        public nuint iov_len;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct msghdr
    {
        public void* msg_name;
        public uint msg_namelen;
        public iovec* msg_iov;
        public nuint msg_iovlen;
        public void* msg_control;
        public nuint msg_controllen;
        public int msg_flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct cmsghdr
    {
        public nuint cmsg_len;
        public int cmsg_level, cmsg_type;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct sockaddr_ll
    {
        public ushort sll_family, sll_protocol;
        public int sll_ifindex;
        public ushort sll_hatype;
        public byte sll_pkttype, sll_halen;
        public ulong sll_addr;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct tpacket_req
    {
        public uint tp_block_size, tp_block_nr, tp_frame_size, tp_frame_nr;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct tpacket_stats
    {
        public uint tp_packets, tp_drops;
    }

    /// <summary>The fields of the kernel's struct that are read here; more follow.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct tpacket2_hdr
    {
        public int tp_status;
        public uint tp_len, tp_snaplen;
        public ushort tp_mac;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct cap_user_header
    {
        public uint version;
        public int pid;
    }

    /// <summary>Version 3 takes two of them: for the capabilities 0 to 31, and for the rest.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct cap_user_data
    {
        public uint effective, permitted, inheritable;
    }

    // A file: a SafeSocketHandle is disposed abortively (SO_LINGER 0), and that holds for every copy of the socket.
    [LibraryImport("libc", SetLastError = true)]
    public static partial SafeFileHandle socket(int domain, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int socketpair(int domain, int type, int protocol, int* sv);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int bind(SafeHandle sockfd, sockaddr_ll* addr, int addrlen);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setsockopt(SafeHandle sockfd, int level, int optname, void* optval, int optlen);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int getsockopt(SafeHandle sockfd, int level, int optname, void* optval, ref int optlen);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint send(SafeHandle sockfd, byte* buf, nuint len, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint sendmsg(SafeHandle sockfd, msghdr* msg, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint recvmsg(SafeHandle sockfd, msghdr* msg, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fcntl(SafeHandle fd, int op, int arg);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle open(string pathname, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle memfd_create(string name, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial void* mmap(void* addr, nuint length, int prot, int flags, SafeHandle fd, nint offset);

    [LibraryImport("libc")]
    public static partial int poll(pollfd* fds, nuint nfds, int timeout);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint if_nametoindex(string ifname);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int unshare(int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setns(SafeHandle fd, int nstype);

    [LibraryImport("libc")]
    public static partial int nanosleep(timespec* duration, timespec* rem);

    [LibraryImport("libc")]
    public static partial int prctl(int op, nuint arg2, nuint arg3, nuint arg4, nuint arg5);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int capget(ref cap_user_header hdrp, cap_user_data* datap);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int capset(ref cap_user_header hdrp, cap_user_data* datap);
}
