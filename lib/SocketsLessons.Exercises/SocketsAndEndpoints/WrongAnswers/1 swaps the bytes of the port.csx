// Expect: The two bytes of the port are swapped: IPEndPoint has put
(string Address, int Port) TakeApart(string text)
{
    var e = IPEndPoint.Parse(text);
    return (e.Address.ToString(), (ushort)IPAddress.HostToNetworkOrder((short)e.Port));
}
