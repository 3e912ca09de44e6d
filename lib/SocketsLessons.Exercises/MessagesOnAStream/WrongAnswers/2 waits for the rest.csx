// Expect: It must not wait for more
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
            while (kept.Count < 2 + length) Thread.Sleep(10);
            messages.Add(Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()));
            kept.RemoveRange(0, 2 + length);
        }

        return messages;
    }
}
