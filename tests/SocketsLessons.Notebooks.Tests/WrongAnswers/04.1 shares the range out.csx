// Expect: You share the range out
long MostConnections(long ports, long servers) => ports / servers;
