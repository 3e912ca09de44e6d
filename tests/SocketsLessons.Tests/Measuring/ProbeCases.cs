using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Measuring;

/// <summary>Each protocol with each pacing, and short runs with them.</summary>
internal static class ProbeCases
{
    public static readonly ProbeOptions Few = new()
    {
        Count = 20,
        WarmUp = 3,
        Timeout = TimeSpan.FromMilliseconds(400),
        Linger = TimeSpan.FromMilliseconds(300),
    };

    public static TheoryData<string> Tcp => ["TCP, closed loop", "TCP, open loop"];

    public static TheoryData<string> Udp => ["UDP, closed loop", "UDP, open loop"];

    public static TheoryData<string> All => [.. Tcp.Select(row => row.Data), .. Udp.Select(row => row.Data)];

    public static ProbeRun Run(
        string probe, IPEndPoint server, ProbeOptions options, TimeSpan? interval = null) => Probe.Run(
        server,
        IsTcp(probe) ? ProtocolType.Tcp : ProtocolType.Udp,
        probe.EndsWith("open loop", StringComparison.Ordinal)
            ? Pacing.OpenLoop(interval ?? TimeSpan.FromMilliseconds(5)) : Pacing.ClosedLoop(),
        options);

    public static bool IsTcp(string probe) => probe.StartsWith("TCP", StringComparison.Ordinal);

    public static IPEndPoint Server(string probe, ScriptedTcpServer tcp, ScriptedUdpServer udp) =>
        IsTcp(probe) ? tcp.EndPoint : udp.EndPoint;
}
