// Expect: You count all the ports
long MostConnections(long ports, long servers) => 65535 * servers;
