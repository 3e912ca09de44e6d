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

    /// <summary>
    /// The host's address on the path: its sockets bind to it, and the other host's sockets connect to it.
    /// </summary>
    public IPAddress Address { get; }

    /// <summary>
    /// Creates a socket at this host. Your program uses it like any other socket, but its address, ports and packets
    /// are the host's. The lab closes it when it ends.
    /// </summary>
    /// <param name="type">The type of socket.</param>
    /// <param name="protocol">Its protocol.</param>
    /// <param name="congestionControl">For TCP: one of <see cref="PathLab.CongestionControls"/>; the system's default
    /// if null.
    /// </param>
    /// <exception cref="InvalidOperationException">The system doesn't have this socket type or congestion control, or
    /// the lab has ended.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The lab was disposed.</exception>
    public Socket NewSocket(
        SocketType type = SocketType.Stream, ProtocolType protocol = ProtocolType.Tcp,
        string? congestionControl = null) =>
        _lab.NewSocket(_number, type, protocol, congestionControl);

    /// <summary>
    /// The probability, 0 to 1, that the kernel's packet filter (nft(8)) drops a packet on this host's own loopback,
    /// 127.0.0.1: loss between two sockets of this host, without the path. A loopback packet can hold a segment of 64
    /// KiB, so bulk transfers look better here than on a real path; short requests don't.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It isn't from 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">nft isn't installed, or isn't allowed to do it here.</exception>
    public double LoopbackLoss
    {
        get;
        set
        {
            Guard.Probability(value, nameof(LoopbackLoss));
            if (LabRequirements.Find("nft") is null)
                throw new InvalidOperationException(
                    "Loss on loopback needs the program `nft`: install the package nftables.");
            // With a probability of 1 the comparison is always true, and nft refuses it.
            var condition = value == 1 ? ""
                : FormattableString.Invariant($"numgen random mod 1000000 < {(int)(value * 1_000_000)} ");
            // The first line creates the table if it's missing, so that the second can delete it.
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
    internal string Run(string input, params string[] command) =>
        _lab.Run(_number, [command[0], input, .. command[1..]]);
}
