// Expect: A port goes up to 65535: parse it as an int.
(string Address, int Port) TakeApart(string text)
{
    var colon = text.LastIndexOf((char)58);
    return (text[..colon].Trim('[', ']'), short.Parse(text[(colon + 1)..]));
}
