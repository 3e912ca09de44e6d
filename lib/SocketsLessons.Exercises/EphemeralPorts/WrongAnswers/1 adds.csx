// Expect: You add the servers
long MaxConnections(long ports, long servers) => ports + servers;
