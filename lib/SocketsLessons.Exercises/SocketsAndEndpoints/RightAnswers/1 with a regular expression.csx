// Expect: passed
(string Address, int Port) TakeApart(string text)
{
    var match = System.Text.RegularExpressions.Regex.Match(text, @"^\[?(.*?)\]?:(\d+)$");
    return (match.Groups[1].Value, Convert.ToInt32(match.Groups[2].Value));
}
