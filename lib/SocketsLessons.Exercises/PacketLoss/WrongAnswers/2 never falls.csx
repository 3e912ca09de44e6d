// Expect: J is pulled down, too
double JitterMs(double[] delays) => delays.Zip(delays.Skip(1)).Sum(pair => Math.Abs(pair.Second - pair.First)) / 16;
