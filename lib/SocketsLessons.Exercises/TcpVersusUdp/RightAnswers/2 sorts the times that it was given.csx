// Expect: passed
int[] UdpReceives(double[] arrivesMs)
{
    var numbers = Enumerable.Range(0, arrivesMs.Length).ToArray();
    Array.Sort(arrivesMs, numbers);
    return numbers[arrivesMs.Count(double.IsNaN)..];
}

int[] TcpReads(double[] arrivesMs) => arrivesMs.Select((_, number) => number).ToArray();
