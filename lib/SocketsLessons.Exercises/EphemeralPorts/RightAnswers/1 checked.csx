// Expect: passed
long MaxConnections(long ports, long servers)
{
    checked { return Math.BigMul((int)ports, (int)servers); }
}
