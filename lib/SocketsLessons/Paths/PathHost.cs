using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Paths;

/// <summary>One of the two hosts of a <see cref="PathLab"/>: a private network with one address.</summary>
public sealed class PathHost
{
    private readonly PathLab _lab;
    private readonly int _number;

    internal PathHost(PathLab lab, int number)
    {
        (_lab, _number) = (lab, number);
        Address = new IPAddress([10, 9, 0, (byte)(number + 1)]);
    }

    /// <summary>The host's address on the path: what its sockets bind to, and what the other host's connect to.</summary>
    public IPAddress Address { get; }

    /// <summary>
    /// Makes a socket at this host. It is used like any other, and the process it is used in is this one; but
    /// its address, its ports and its packets are the host's. The lab closes it at its end.
    /// </summary>
    /// <param name="type">The type of socket.</param>
    /// <param name="protocol">Its protocol.</param>
    /// <param name="congestionControl">For TCP: one of <see cref="PathLab.CongestionControls"/>; the system's unless given.</param>
    /// <exception cref="InvalidOperationException">The system has no such socket or congestion control, or the lab has ended.</exception>
    /// <exception cref="ObjectDisposedException">The lab was disposed.</exception>
    public Socket NewSocket(SocketType type = SocketType.Stream, ProtocolType protocol = ProtocolType.Tcp, string? congestionControl = null) =>
        _lab.NewSocket(_number, type, protocol, congestionControl);

    /// <summary>Runs a program at this host.</summary>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="command">The program and its arguments.</param>
    internal string Run(string input, params string[] command) => _lab.Run(_number, [command[0], input, .. command[1..]]);
}
