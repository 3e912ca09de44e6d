// Expect: You divide by those that arrived
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays) =>
        delays.Count(delay => delay <= usefulMs) / (double)delays.Count(delay => !double.IsNaN(delay));
    return (Share(tcpMs) > Share(udpMs) ? ProtocolType.Tcp : ProtocolType.Udp, Share(tcpMs), Share(udpMs));
}
