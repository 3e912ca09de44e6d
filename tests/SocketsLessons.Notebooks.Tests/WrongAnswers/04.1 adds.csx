// Expect: You add the servers
long MostConnections(long ports, long servers) => ports + servers;
