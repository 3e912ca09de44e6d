// Expect: A lost datagram never arrives
int[] UdpReceives(double[] arrivesMs) =>
    Enumerable.Range(0, arrivesMs.Length).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
