// Expect: To one server, there are as many as there are ports. Which of
long MaxConnections(long ports, long servers) => (long)Math.Pow(ports, servers);
