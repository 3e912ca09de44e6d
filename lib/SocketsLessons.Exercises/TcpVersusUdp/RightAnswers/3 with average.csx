// Expect: passed
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays) => delays.Average(delay => delay <= usefulMs ? 1.0 : 0);
    return (Share(tcpMs) > Share(udpMs) ? ProtocolType.Tcp : ProtocolType.Udp, Share(tcpMs), Share(udpMs));
}
