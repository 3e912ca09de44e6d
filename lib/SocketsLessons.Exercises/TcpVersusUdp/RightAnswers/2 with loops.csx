// Expect: passed
int[] UdpReceives(double[] arrivesMs)
{
    var numbers = new List<int>();
    for (var number = 0; number < arrivesMs.Length; number++)
    {
        if (double.IsNaN(arrivesMs[number])) continue;
        var place = 0;
        while (place < numbers.Count && arrivesMs[numbers[place]] < arrivesMs[number]) place++;
        numbers.Insert(place, number);
    }

    return numbers.ToArray();
}

int[] TcpReads(double[] arrivesMs)
{
    var numbers = new int[arrivesMs.Length];
    for (var number = 0; number < numbers.Length; number++) numbers[number] = number;
    return numbers;
}
