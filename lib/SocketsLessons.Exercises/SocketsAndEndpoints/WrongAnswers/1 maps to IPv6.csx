// Expect: It is the same address in another form: give it as it was.
(string Address, int Port) TakeApart(string text)
{
    var e = IPEndPoint.Parse(text);
    return (e.Address.MapToIPv6().ToString(), e.Port);
}
