// Expect: No loop is needed: one line of arithmetic is enough.
// Runs on.
long MaxConnections(long ports, long servers)
{
    var sum = 0L;
    for (var s = 0L; s < servers; s++) for (var p = 0L; p < ports; p++) sum++;
    return sum;
}
