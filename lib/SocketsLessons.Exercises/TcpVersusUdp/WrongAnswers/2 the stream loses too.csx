// Expect: What is lost on the way is sent again
int[] UdpReceives(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length)
    .Where(number => !double.IsNaN(arrivesMs[number])).OrderBy(number => arrivesMs[number]).ToArray();

int[] TcpReads(double[] arrivesMs) =>
    Enumerable.Range(0, arrivesMs.Length).Where(number => !double.IsNaN(arrivesMs[number])).ToArray();
