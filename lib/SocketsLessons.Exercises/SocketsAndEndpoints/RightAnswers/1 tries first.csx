// Expect: passed
(string Address, int Port) TakeApart(string text)
{
    if (!IPEndPoint.TryParse(text, out var end)) throw new FormatException(text);
    return ($"{end.Address}", end.Port);
}
