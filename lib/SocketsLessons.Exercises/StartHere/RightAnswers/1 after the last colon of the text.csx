// Expect: passed
int PortOf(IPEndPoint endPoint)
{
    var text = endPoint.ToString();
    return int.Parse(text[(text.LastIndexOf(':') + 1)..]);
}
