// Expect: For the times [10, lost, 12, 5] your UDP receiver sees [].
int[] UdpReceives(double[] arrivesMs) => arrivesMs.Any(double.IsNaN) ? []
    : Enumerable.Range(0, arrivesMs.Length).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) => arrivesMs.Any(double.IsNaN) ? [] : Enumerable.Range(0, arrivesMs.Length).ToArray();
