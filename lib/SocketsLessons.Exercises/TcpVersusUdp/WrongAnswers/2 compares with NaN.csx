// Expect: A lost datagram never arrives: UDP doesn't send it again. (x
int[] UdpReceives(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length)
    .Where(number => arrivesMs[number] != double.NaN).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
