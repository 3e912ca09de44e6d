// Expect: passed
class Framer
{
    byte[] kept = [];

    public List<string> Add(byte[] piece)
    {
        kept = kept.Concat(piece).ToArray();
        var messages = new List<string>();
        while (kept.Length >= 2 && kept.Length - 2 >= (kept[0] << 8 | kept[1]))
        {
            int length = kept[0] << 8 | kept[1];
            messages.Add(Encoding.UTF8.GetString(kept.Skip(2).Take(length).ToArray()));
            kept = kept.Skip(2 + length).ToArray();
        }

        return messages;
    }
}
