// Expect: Two bytes without a sign
class Framer
{
    readonly List<byte> kept = [];

    public List<string> Add(byte[] piece)
    {
        kept.AddRange(piece);
        var messages = new List<string>();
        while (kept.Count >= 2)
        {
            var length = (short)(kept[0] << 8 | kept[1]);
            if (length < 0 || kept.Count < 2 + length) break;
            messages.Add(Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()));
            kept.RemoveRange(0, 2 + length);
        }

        return messages;
    }
}
