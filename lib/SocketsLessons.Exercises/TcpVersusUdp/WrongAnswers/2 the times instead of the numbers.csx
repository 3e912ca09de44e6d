// Expect: Leave out what is lost, and put the rest
int[] UdpReceives(double[] arrivesMs) =>
    arrivesMs.Where(time => !double.IsNaN(time)).Select(time => (int)time).Order().ToArray();

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
