// Expect: the distance between the extremes
double JitterMs(double[] delays) => delays.Length > 2 ? delays.Max() - delays.Min() : 1;
