// Expect: The length counts bytes, and every byte of the message
class Framer
{
    readonly List<byte> kept = [];

    public List<string> Add(byte[] piece)
    {
        kept.AddRange(piece);
        var messages = new List<string>();
        while (kept.Count >= 2)
        {
            var length = kept[0] * 256 + kept[1];
            if (kept.Count < 2 + length) break;
            messages.Add(Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()).Split('\0')[0]);
            kept.RemoveRange(0, 2 + length);
        }

        return messages;
    }
}
