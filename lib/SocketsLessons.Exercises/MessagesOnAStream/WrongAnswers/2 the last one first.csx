// Expect: in another order
class Framer
{
    readonly List<byte> kept = [];

    public List<string> Add(byte[] piece)
    {
        kept.AddRange(piece);
        var messages = new List<string>();
        while (kept.Count >= 2 && kept.Count >= 2 + kept[0] * 256 + kept[1])
        {
            var length = kept[0] * 256 + kept[1];
            messages.Insert(0, Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()));
            kept.RemoveRange(0, 2 + length);
        }
        return messages;
    }
}
