// Expect: The messages are numbered from 0, as the times are; any of
int[] UdpReceives(double[] arrivesMs)
{
    var first = arrivesMs.First(time => !double.IsNaN(time));
    return Enumerable.Range(0, arrivesMs.Length).Where(number => arrivesMs[number] >= 0).OrderBy(number => arrivesMs[number] - first).ToArray();
}

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
