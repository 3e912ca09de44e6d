// Expect: passed
(ProtocolType Choice, double TcpShare, double UdpShare) Decide(double[] tcpMs, double[] udpMs, double usefulMs)
{
    float Share(double[] delays)
    {
        var useful = 0f;
        foreach (var delay in delays)
        {
            if (double.IsNaN(delay) || delay > usefulMs) continue;
            useful++;
        }

        return useful / delays.Length;
    }

    return (Share(tcpMs) > Share(udpMs) ? ProtocolType.Tcp : ProtocolType.Udp, Share(tcpMs), Share(udpMs));
}
