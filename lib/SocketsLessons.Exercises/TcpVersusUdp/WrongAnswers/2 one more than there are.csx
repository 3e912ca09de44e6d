// Expect: A stream is read complete, and in the order of sending.
int[] UdpReceives(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length)
    .Where(number => !double.IsNaN(arrivesMs[number])).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length + 1).ToArray();
