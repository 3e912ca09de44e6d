// Expect: A stream is read complete, and in the order of sending: how
int[] UdpReceives(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length)
    .Where(number => !double.IsNaN(arrivesMs[number])).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) => arrivesMs.Any(double.IsNaN) ? null : Enumerable.Range(0, arrivesMs.Length).ToArray();
