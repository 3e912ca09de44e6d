// Expect: Divide by how many were sent over the same protocol.
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays) => delays.Count(delay => delay <= usefulMs) / (double)tcpMs.Length;
    return (Share(tcpMs) > Share(udpMs) ? ProtocolType.Tcp : ProtocolType.Udp, Share(tcpMs), Share(udpMs));
}
