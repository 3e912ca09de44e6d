using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SocketsLessons.Paths;

/// <summary>
/// A packet socket (man 7 packet) on one network interface: it receives each IPv4 frame that comes over the
/// wire, and puts frames on it. Must be made in the interface's namespace; may be used from anywhere.
/// </summary>
internal sealed unsafe class PacketSocket
{
    /// <summary>
    /// What stands before the IP packet: the kernel's notes about its checksum (struct virtio_net_hdr, 10 bytes), which
    /// let it leave unfinished checksums so, and the Ethernet header (14 bytes).
    /// </summary>
    public const int HeaderBytes = 10 + 14;

    private const int PacketFamily = 17, Raw = 3, CloseOnExecute = 0x80000, SocketLevel = 1, PacketLevel = 263;
    private const int ReceiveBuffer = 8, Statistics = 6, KernelHeader = 15, BypassQueue = 20, IgnoreOutgoing = 23;
    private const ushort Ipv4 = 0x0008; // ETH_P_IP, in network byte order

    private readonly int _socket;
    private long _dropped;

    public PacketSocket(string device)
    {
        // It hears nothing before it is bound.
        _socket = socket(PacketFamily, Raw | CloseOnExecute, 0);
        Ensure(_socket);
        Set(SocketLevel, ReceiveBuffer, 8 << 20);
        Set(PacketLevel, KernelHeader, 1);
        Set(PacketLevel, IgnoreOutgoing, 1);
        Set(PacketLevel, BypassQueue, 1);
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

    /// <summary>Waits for a frame; the length of what was received.</summary>
    public int Receive(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer) return (int)recv(_socket, bytes, (nuint)buffer.Length, 0);
    }

    /// <summary>Puts a frame on the wire.</summary>
    /// <exception cref="SocketException">The kernel refused it.</exception>
    public void Send(ReadOnlySpan<byte> frame)
    {
        fixed (byte* bytes = frame) Ensure((int)send(_socket, bytes, (nuint)frame.Length, 0));
    }

    private void Set(int level, int name, int value) => Ensure(setsockopt(_socket, level, name, &value, 4));

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

    [DllImport("libc", SetLastError = true)] private static extern int socket(int family, int type, int protocol);
    [DllImport("libc", SetLastError = true)] private static extern int bind(int socket, Address* address, int length);
    [DllImport("libc", SetLastError = true)] private static extern int setsockopt(int socket, int level, int name, void* value, int length);
    [DllImport("libc", SetLastError = true)] private static extern int getsockopt(int socket, int level, int name, void* value, ref int length);
    [DllImport("libc", SetLastError = true)] private static extern nint recv(int socket, byte* bytes, nuint length, int flags);
    [DllImport("libc", SetLastError = true)] private static extern nint send(int socket, byte* bytes, nuint length, int flags);
    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false)] private static extern uint if_nametoindex(string name);
}
