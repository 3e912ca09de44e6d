// Expect: Nobody sorts datagrams
int[] UdpReceives(double[] arrivesMs) =>
    Enumerable.Range(0, arrivesMs.Length).Where(number => !double.IsNaN(arrivesMs[number])).ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
