// Expect: Compare the shares, not the counts
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    var t = tcpMs.Count(x => x <= usefulMs);
    var u = udpMs.Count(x => x <= usefulMs);
    return (t > u ? ProtocolType.Tcp : ProtocolType.Udp, (double)t / tcpMs.Length, (double)u / udpMs.Length);
}
