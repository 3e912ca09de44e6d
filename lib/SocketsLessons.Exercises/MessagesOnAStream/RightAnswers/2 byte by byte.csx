// Expect: passed
class Framer
{
    int length = -1, first = -1;
    readonly MemoryStream body = new();

    public List<string> Add(byte[] piece)
    {
        var messages = new List<string>();
        foreach (var one in piece)
        {
            if (first < 0) { first = one; continue; }
            if (length < 0) length = first * 256 + one;
            else body.WriteByte(one);
            if (body.Length < length) continue;
            messages.Add(Encoding.UTF8.GetString(body.ToArray()));
            body.SetLength(0);
            first = length = -1;
        }

        return messages;
    }
}
