// Expect: Use the number of ports that your function gets.
long MaxConnections(long ports, long servers) => 65535 * servers;
