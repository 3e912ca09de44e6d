// Expect: For '[::1]:443'
(string Address, int Port) TakeApart(string text)
{
    var parts = text.Split((char)58);
    return (parts[0], int.Parse(parts[1]));
}
