// Expect: A lost message isn't useful. Its delay is NaN, and x !=
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays) => delays.Count(delay => delay != double.NaN) / (double)delays.Length;
    return (Share(tcpMs) > Share(udpMs) ? ProtocolType.Tcp : ProtocolType.Udp, Share(tcpMs), Share(udpMs));
}
