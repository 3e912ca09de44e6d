// Expect: passed
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    double Share(double[] delays)
    {
        int lost = delays.Count(double.IsNaN), late = delays.Count(delay => delay > usefulMs);
        return 1 - (lost + late) * 1.0 / delays.Length;
    }

    var (tcp, udp) = (Share(tcpMs), Share(udpMs));
    if (udp >= tcp) return (ProtocolType.Udp, tcp, udp);
    return (ProtocolType.Tcp, tcp, udp);
}
