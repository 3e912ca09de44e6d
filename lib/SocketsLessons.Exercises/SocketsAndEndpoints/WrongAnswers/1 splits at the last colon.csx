// Expect: The brackets belong to the endpoint
(string Address, int Port) TakeApart(string text)
{
    var colon = text.LastIndexOf((char)58);
    return (text[..colon], int.Parse(text[(colon + 1)..]));
}
