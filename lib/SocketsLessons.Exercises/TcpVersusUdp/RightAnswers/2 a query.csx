// Expect: passed
int[] UdpReceives(double[] arrivesMs) =>
    (from pair in arrivesMs.Index() where pair.Item == pair.Item orderby pair.Item select pair.Index).ToArray();

int[] TcpReads(double[] arrivesMs) => [.. arrivesMs.Index().Select(pair => pair.Index)];
