// Expect: You divide the range among the servers.
long MaxConnections(long ports, long servers) => ports / servers;
