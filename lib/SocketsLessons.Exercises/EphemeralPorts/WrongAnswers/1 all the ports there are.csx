// Expect: You count ports of your own
long MaxConnections(long ports, long servers) => 65535 * servers;
