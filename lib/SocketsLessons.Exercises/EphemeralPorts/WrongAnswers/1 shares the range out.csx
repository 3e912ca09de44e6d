// Expect: You share the range out
long MaxConnections(long ports, long servers) => ports / servers;
