// Expect: passed
long MaxConnections(long ports, long servers) => (long)((double)ports * servers);
