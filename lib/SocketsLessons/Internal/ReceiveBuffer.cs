using System.Buffers.Binary;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>The room in which the operating system keeps datagrams until a UDP socket receives them.</summary>
internal static class ReceiveBuffer
{
    /// <summary>Asks for room for bursts; the system may grant less (net.core.rmem_max on Linux).</summary>
    public static void Enlarge(Socket socket) => socket.ReceiveBufferSize = 4 << 20;

    /// <summary>
    /// How many datagrams found no room, or null where the system does not say: on Linux the ninth number
    /// of SO_MEMINFO (linux/sock_diag.h), elsewhere never; nor once the socket is closed.
    /// </summary>
    public static long? Dropped(Socket socket)
    {
        if (!OperatingSystem.IsLinux()) return null;
        Span<byte> numbers = stackalloc byte[9 * sizeof(uint)];
        try
        {
            return socket.GetRawSocketOption(Libc.SOL_SOCKET, Libc.SO_MEMINFO, numbers) < numbers.Length ? null : BinaryPrimitives.ReadUInt32LittleEndian(numbers[32..]);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
