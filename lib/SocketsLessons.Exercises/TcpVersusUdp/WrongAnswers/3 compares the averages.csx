// Expect: Count the delays that are at most usefulMs
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Mean(double[] delays) => delays.Where(delay => !double.IsNaN(delay)).Average();
    return (Mean(tcpMs) < Mean(udpMs) ? ProtocolType.Tcp : ProtocolType.Udp, Mean(tcpMs), Mean(udpMs));
}
