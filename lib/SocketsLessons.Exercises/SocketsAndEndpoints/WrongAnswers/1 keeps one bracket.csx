// Expect: The brackets belong to the endpoint, not to the address.
(string Address, int Port) TakeApart(string text)
{
    var colon = text.LastIndexOf((char)58);
    return (text[..colon].TrimStart('['), int.Parse(text[(colon + 1)..]));
}
