// Expect: The length counts bytes
class Framer
{
    string kept = "";

    public List<string> Add(byte[] piece)
    {
        kept += Encoding.UTF8.GetString(piece);
        var messages = new List<string>();
        while (kept.Length >= 2)
        {
            var length = kept[0] * 256 + kept[1];
            if (kept.Length < 2 + length) break;
            messages.Add(kept.Substring(2, length));
            kept = kept[(2 + length)..];
        }

        return messages;
    }
}
