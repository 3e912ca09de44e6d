// Expect: and changed when the next piece came
class Framer
{
    readonly List<byte> kept = [];
    readonly List<string> messages = [];

    public List<string> Add(byte[] piece)
    {
        kept.AddRange(piece);
        while (kept.Count >= 2)
        {
            var length = kept[0] * 256 + kept[1];
            if (kept.Count < 2 + length) break;
            messages.Add(Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()));
            kept.RemoveRange(0, 2 + length);
        }

        return messages;
    }
}
