// Expect: passed
long MaxConnections(long ports, long servers)
{
    var connections = 0L;
    for (var server = 0L; server < servers; server++) connections += ports;
    return connections;
}
