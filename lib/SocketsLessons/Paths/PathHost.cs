using System.Net;
using System.Net.Sockets;

namespace SocketsLessons;

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

    /// <summary>
    /// The share of packets, 0 to 1, that the kernel's packet filter (nft(8)) drops on this host's own loopback, 127.0.0.1.
    /// It needs no path: whatever runs between two sockets of this host loses packets. A loopback packet may hold
    /// a segment of 64 KiB, so bulk transfers look better here than on any path; requests do not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no probability.</exception>
    /// <exception cref="InvalidOperationException">nft is not installed, or cannot do it here.</exception>
    public double LoopbackLoss
    {
        get;
        set
        {
            Guard.Probability(value, nameof(LoopbackLoss));
            if (LabRequirements.Find("nft") is null) throw new InvalidOperationException("Loss on loopback needs the program `nft`: install the package nftables.");
            // A number is never as large as the modulus, and nft refuses to ask whether it is smaller than that.
            var condition = value == 1 ? "" : FormattableString.Invariant($"numgen random mod 1000000 < {(int)(value * 1_000_000)} ");
            // The first line makes the table, if there is none, for the second to remove it.
            var rule = $$"""
                table inet lab { }
                delete table inet lab
                table inet lab { chain input { type filter hook input priority 0; iif lo {{condition}}drop; }; }

                """;
            Run(rule, "nft", "--file", "-");
            field = value;
        }
    }

    /// <summary>Runs a program at this host.</summary>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="command">The program and its arguments.</param>
    internal string Run(string input, params string[] command) => _lab.Run(_number, [command[0], input, .. command[1..]]);
}
