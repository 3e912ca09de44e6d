// Expect: An int is too small for that: calculate with long.
long MaxConnections(long ports, long servers) => (int)ports * (int)servers;
