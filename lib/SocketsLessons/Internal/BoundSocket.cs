using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

/// <summary>Creates sockets bound to loopback, or explains in one sentence what to do instead.</summary>
internal static class BoundSocket
{
    public static Socket Create(SocketType type, ProtocolType protocol, IPAddress address, int port)
    {
        if (!IPAddress.IsLoopback(address))
            throw new ArgumentException(
                $"{address} is not a loopback address; lessons stay on this machine: use IPAddress.Loopback or "
                    + "IPAddress.IPv6Loopback.", nameof(address));
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);

        Socket? socket = null;
        try
        {
            // This already fails where the system has no such address family.
            socket = new Socket(address.AddressFamily, type, protocol);
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch (SocketException error)
        {
            socket?.Dispose();
            throw new InvalidOperationException(Reason(error.SocketErrorCode, address, port), error);
        }
    }

    private static string Reason(SocketError code, IPAddress address, int port) => code switch
    {
        SocketError.AddressAlreadyInUse => $"Port {port} is in use; use port 0, and the system chooses a free one.",
        SocketError.AccessDenied =>
            $"This program isn't allowed to use port {port}; use port 0, and the system chooses a free one.",
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported =>
            $"This machine has no address {address}; use the other family's loopback address.",
        _ => $"Could not bind to {address} port {port}: {code}.",
    };
}
