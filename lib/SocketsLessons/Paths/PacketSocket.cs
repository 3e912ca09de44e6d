using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SocketsLessons;

/// <summary>
/// A packet socket (man 7 packet) on one network interface: it receives each IPv4 frame that comes over the
/// wire, and puts frames on it. Must be made in the interface's namespace; one thread may receive, and one send.
/// </summary>
/// <remarks>
/// The kernel writes what comes into a ring of frames that this process reads without a call (PACKET_RX_RING). A receive
/// buffer would do, but many systems allow it no more than room for some hundred packets (net.core.rmem_max), and a
/// sender's burst must not be lost where nobody asked for loss.
/// </remarks>
internal sealed unsafe class PacketSocket
{
    /// <summary>
    /// What stands before the IP packet: the kernel's notes about its checksum (struct virtio_net_hdr, 10 bytes), which
    /// let it leave unfinished checksums so, and the Ethernet header (14 bytes).
    /// </summary>
    public const int HeaderBytes = 10 + 14;

    private const int PacketFamily = 17, Raw = 3, CloseOnExecute = 0x80000, PacketLevel = 263;
    private const int ReceiveRing = 5, Statistics = 6, Version = 10, KernelHeader = 15, BypassQueue = 20, IgnoreOutgoing = 23;
    private const int KernelHeaderBytes = 10, FrameBytes = 2048, Frames = 8192, FramesInBlock = 32;
    private const int Ours = 1; // TP_STATUS_USER: the kernel is done with this frame
    private const ushort Ipv4 = 0x0008; // ETH_P_IP, in network byte order

    private readonly int _socket;
    private readonly byte* _ring;
    private Frame* _frame;
    private int _next;
    private long _dropped;

    public PacketSocket(string device)
    {
        // It hears nothing before it is bound.
        _socket = socket(PacketFamily, Raw | CloseOnExecute, 0);
        Ensure(_socket);
        Set(KernelHeader, 1);
        Set(IgnoreOutgoing, 1);
        Set(BypassQueue, 1);
        Set(Version, 1); // TPACKET_V2
        // struct tpacket_req: the size of a block, how many of them, the size of a frame, how many of them.
        var ring = stackalloc int[4] { FramesInBlock * FrameBytes, Frames / FramesInBlock, FrameBytes, Frames };
        Ensure(setsockopt(_socket, PacketLevel, ReceiveRing, ring, 16));
        _ring = mmap(null, (nuint)Frames * FrameBytes, 3, 1, _socket, 0); // to read and to write, shared
        Ensure((nint)_ring == -1 ? -1 : 0);
        var address = new Address { Family = PacketFamily, Protocol = Ipv4, Device = (int)if_nametoindex(device) };
        Ensure(bind(_socket, &address, sizeof(Address)));
    }

    /// <summary>How many frames the kernel dropped because they were not read fast enough.</summary>
    public long Dropped
    {
        get
        {
            // struct tpacket_stats: packets, drops; reading sets them to zero.
            var counts = stackalloc uint[3];
            var length = 12;
            if (getsockopt(_socket, PacketLevel, Statistics, counts, ref length) == 0) _dropped += counts[1];
            return _dropped;
        }
    }

    /// <summary>Waits for a frame; what is returned holds until the next call.</summary>
    public ReadOnlySpan<byte> Receive()
    {
        // The frame before is given back to the kernel.
        if (_frame is not null)
        {
            Volatile.Write(ref _frame->Status, 0);
            _next = (_next + 1) % Frames;
        }

        _frame = (Frame*)(_ring + ((nint)_next * FrameBytes));
        while ((Volatile.Read(ref _frame->Status) & Ours) == 0)
        {
            var wait = new Wait { File = _socket, Events = 1 }; // POLLIN
            _ = poll(&wait, 1, -1);
        }

        // The kernel's notes stand right before the Ethernet header.
        return new ReadOnlySpan<byte>((byte*)_frame + _frame->Start - KernelHeaderBytes, (int)_frame->Kept + KernelHeaderBytes);
    }

    /// <summary>Puts a frame on the wire.</summary>
    /// <exception cref="SocketException">The kernel refused it.</exception>
    public void Send(ReadOnlySpan<byte> frame)
    {
        fixed (byte* bytes = frame) Ensure((int)send(_socket, bytes, (nuint)frame.Length, 0));
    }

    private void Set(int name, int value) => Ensure(setsockopt(_socket, PacketLevel, name, &value, 4));

    private static void Ensure(int result)
    {
        if (result < 0) throw new SocketException(Marshal.GetLastPInvokeError());
    }

    // struct sockaddr_ll.
    [StructLayout(LayoutKind.Sequential)]
    private struct Address
    {
        public ushort Family, Protocol;
        public int Device;
        public ushort Hardware;
        public byte Kind, Length;
        public ulong Mac;
    }

    // The beginning of struct tpacket2_hdr.
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame
    {
        public int Status;
        public uint Length, Kept;
        public ushort Start;
    }

    // struct pollfd.
    [StructLayout(LayoutKind.Sequential)]
    private struct Wait
    {
        public int File;
        public short Events, Returned;
    }

    [DllImport("libc", SetLastError = true)] private static extern int socket(int family, int type, int protocol);
    [DllImport("libc", SetLastError = true)] private static extern int bind(int socket, Address* address, int length);
    [DllImport("libc", SetLastError = true)] private static extern int setsockopt(int socket, int level, int name, void* value, int length);
    [DllImport("libc", SetLastError = true)] private static extern int getsockopt(int socket, int level, int name, void* value, ref int length);
    [DllImport("libc", SetLastError = true)] private static extern byte* mmap(void* at, nuint length, int use, int flags, int file, nint offset);
    [DllImport("libc")] private static extern int poll(Wait* files, nuint count, int milliseconds);
    [DllImport("libc", SetLastError = true)] private static extern nint send(int socket, byte* bytes, nuint length, int flags);
    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false)] private static extern uint if_nametoindex(string name);
}
