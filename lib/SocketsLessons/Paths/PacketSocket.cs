using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static SocketsLessons.Libc;

namespace SocketsLessons;

/// <summary>
/// A packet socket (man 7 packet) on one network interface: it receives each IPv4 frame that arrives there, and sends
/// frames. Create it in the interface's namespace; one thread may receive and one send.
/// </summary>
/// <remarks>
/// The kernel writes frames into a ring buffer in shared memory (PACKET_RX_RING). An ordinary receive buffer is limited
/// to a few hundred packets on many systems (net.core.rmem_max), and a burst mustn't be lost unless the settings ask
/// for loss.
/// </remarks>
internal sealed unsafe class PacketSocket
{
    /// <summary>
    /// The bytes before the IP packet: struct virtio_net_hdr (10 bytes), which lets the kernel leave checksums
    /// unfinished, and the Ethernet header (14 bytes).
    /// </summary>
    public const int HeaderBytes = VirtioNetHdrBytes + 14;

    private const int VirtioNetHdrBytes = 10, FrameBytes = 2048, Frames = 8192, FramesInBlock = 32;

    // Open until the process ends, because the reading thread never leaves it.
    private readonly SafeFileHandle _socket;
    private readonly byte* _ring;
    private tpacket2_hdr* _frame;
    private int _next;
    private long _dropped;

    public PacketSocket(string device)
    {
        // It receives nothing before it is bound.
        _socket = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
        Ensure(_socket.IsInvalid ? -1 : 0);
        Set(PACKET_VNET_HDR, 1);
        Set(PACKET_IGNORE_OUTGOING, 1);
        Set(PACKET_QDISC_BYPASS, 1);
        Set(PACKET_VERSION, TPACKET_V2);
        var ring = new tpacket_req
        {
            tp_block_size = FramesInBlock * FrameBytes,
            tp_block_nr = Frames / FramesInBlock,
            tp_frame_size = FrameBytes,
            tp_frame_nr = Frames,
        };
        Ensure(setsockopt(_socket, SOL_PACKET, PACKET_RX_RING, &ring, sizeof(tpacket_req)));
        _ring = (byte*)mmap(null, (nuint)Frames * FrameBytes, PROT_READ | PROT_WRITE, MAP_SHARED, _socket, 0);
        Ensure((nint)_ring == -1 ? -1 : 0);
        var address = new sockaddr_ll
        {
            sll_family = AF_PACKET,
            sll_protocol = BinaryPrimitives.ReverseEndianness(ETH_P_IP),
            sll_ifindex = (int)if_nametoindex(device),
        };
        Ensure(bind(_socket, &address, sizeof(sockaddr_ll)));
    }

    /// <summary>How many frames the kernel dropped because the ring was full.</summary>
    public long Dropped
    {
        get
        {
            // Reading the counts sets them to zero.
            tpacket_stats counts;
            var length = sizeof(tpacket_stats);
            if (getsockopt(_socket, SOL_PACKET, PACKET_STATISTICS, &counts, ref length) == 0)
                _dropped += counts.tp_drops;
            return _dropped;
        }
    }

    /// <summary>Waits for a frame, which is valid until the next call.</summary>
    public ReadOnlySpan<byte> Receive()
    {
        // Return the previous frame to the kernel.
        if (_frame is not null)
        {
            Volatile.Write(ref _frame->tp_status, TP_STATUS_KERNEL);
            _next = (_next + 1) % Frames;
        }

        _frame = (tpacket2_hdr*)(_ring + ((nint)_next * FrameBytes));
        while ((Volatile.Read(ref _frame->tp_status) & TP_STATUS_USER) == 0)
        {
            var wait = new pollfd { fd = (int)_socket.DangerousGetHandle(), events = POLLIN };
            _ = poll(&wait, 1, -1);
        }

        // struct virtio_net_hdr is right before the Ethernet header.
        return new ReadOnlySpan<byte>(
            (byte*)_frame + _frame->tp_mac - VirtioNetHdrBytes, (int)_frame->tp_snaplen + VirtioNetHdrBytes);
    }

    /// <summary>Sends a frame.</summary>
    /// <exception cref="SocketException">The kernel refused it.</exception>
    public void Send(ReadOnlySpan<byte> frame)
    {
        fixed (byte* bytes = frame) Ensure((int)send(_socket, bytes, (nuint)frame.Length, 0));
    }

    private void Set(int name, int value) => Ensure(setsockopt(_socket, SOL_PACKET, name, &value, sizeof(int)));

    private static void Ensure(int result)
    {
        if (result < 0) throw new SocketException(Marshal.GetLastPInvokeError());
    }
}
