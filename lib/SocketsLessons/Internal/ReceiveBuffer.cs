using System.Buffers.Binary;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>
/// The receive buffer of a UDP socket: where the system keeps datagrams until the program reads them.
/// </summary>
internal static class ReceiveBuffer
{
    /// <summary>Asks for a buffer that holds bursts; the system may grant less (net.core.rmem_max on Linux).</summary>
    public static void Enlarge(Socket socket) => socket.ReceiveBufferSize = 4 << 20;

    /// <summary>
    /// How many datagrams the system dropped because the buffer was full: on Linux the ninth number of SO_MEMINFO
    /// (linux/sock_diag.h). Null on other systems, and once the socket is closed.
    /// </summary>
    public static long? Dropped(Socket socket)
    {
        if (!OperatingSystem.IsLinux()) return null;
        Span<byte> numbers = stackalloc byte[9 * sizeof(uint)];
        try
        {
            return socket.GetRawSocketOption(Libc.SOL_SOCKET, Libc.SO_MEMINFO, numbers) < numbers.Length ? null
                : BinaryPrimitives.ReadUInt32LittleEndian(numbers[32..]);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
