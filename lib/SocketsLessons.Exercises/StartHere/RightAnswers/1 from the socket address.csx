// Expect: passed
int PortOf(IPEndPoint endPoint)
{
    var address = endPoint.Serialize();
    return address[2] * 256 + address[3];
}
