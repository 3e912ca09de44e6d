// Expect: Two may arrive at the same time
int[] UdpReceives(double[] arrivesMs)
{
    var byTime = new SortedDictionary<double, int>();
    for (var i = 0; i < arrivesMs.Length; i++) if (!double.IsNaN(arrivesMs[i])) byTime[arrivesMs[i]] = i;
    return byTime.Values.ToArray();
}

int[] TcpReads(double[] arrivesMs) => Enumerable.Range(0, arrivesMs.Length).ToArray();
