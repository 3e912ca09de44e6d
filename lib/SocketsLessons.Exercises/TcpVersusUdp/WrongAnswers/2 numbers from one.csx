// Expect: Numbers begin at 0
int[] UdpReceives(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length)
    .Where(number => !double.IsNaN(arrivesMs[number])).OrderBy(number => arrivesMs[number]).Select(number => number + 1).ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(1, arrivesMs.Length).ToArray();
