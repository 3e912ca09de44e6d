// Expect: passed
(string Address, int Port) TakeApart(string text)
{
    var uri = new Uri("tcp://" + text);
    return (uri.IdnHost, uri.Port);
}
