// Expect: passed
(string Address, int Port) TakeApart(string text)
{
    var colon = text.LastIndexOf(':');
    return (text[..colon].Trim('[', ']'), int.Parse(text[(colon + 1)..]));
}
