// Expect: That is the mean change
double JitterMs(double[] delays) => delays.Zip(delays.Skip(1)).Average(pair => Math.Abs(pair.Second - pair.First));
