// Expect: it has a property for the address alone
(string Address, int Port) TakeApart(string text)
{
    var endPoint = IPEndPoint.Parse(text);
    return (endPoint.ToString(), endPoint.Port);
}
