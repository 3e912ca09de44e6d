// Expect: An int ends at two thousand million: stay with long.
long MaxConnections(long ports, long servers) => (int)ports * (int)servers;
