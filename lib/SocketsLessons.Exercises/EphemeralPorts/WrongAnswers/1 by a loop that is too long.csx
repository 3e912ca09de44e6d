// Expect: No loop is needed: it is a matter of arithmetic.
long MaxConnections(long ports, long servers)
{
    var sum = 0L;
    for (var s = 0L; s < servers; s++) for (var p = 0L; p < ports; p++) sum++;
    return sum;
}
