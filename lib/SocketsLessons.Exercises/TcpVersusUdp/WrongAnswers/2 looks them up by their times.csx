// Expect: no number can appear twice
int[] UdpReceives(double[] arrivesMs) => arrivesMs.Where(time => !double.IsNaN(time)).Order()
    .Select(time => Array.IndexOf(arrivesMs, time)).ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
