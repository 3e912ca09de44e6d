// Expect: The system holds back what came early
int[] UdpReceives(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length)
    .Where(number => !double.IsNaN(arrivesMs[number])).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) =>
    Enumerable.Range(0, arrivesMs.Length).OrderBy(number => double.IsNaN(arrivesMs[number]) ? 1e9 : arrivesMs[number]).ToArray();
