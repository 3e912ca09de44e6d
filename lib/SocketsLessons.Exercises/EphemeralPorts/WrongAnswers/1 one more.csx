// Expect: That's close: leave out the + 1 or - 1.
long MaxConnections(long ports, long servers) => ports * servers + 1;
