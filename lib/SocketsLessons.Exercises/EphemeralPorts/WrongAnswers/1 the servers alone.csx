// Expect: You count the servers: how many ports can lead to each of
long MaxConnections(long ports, long servers) => servers;
