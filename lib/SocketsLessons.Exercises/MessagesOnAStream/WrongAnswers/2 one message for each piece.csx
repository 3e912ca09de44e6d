// Expect: glued in one piece, gives 'hi' instead of
class Framer
{
    readonly List<byte> kept = [];

    public List<string> Add(byte[] piece)
    {
        kept.AddRange(piece);
        var messages = new List<string>();
        if (kept.Count >= 2)
        {
            var length = kept[0] * 256 + kept[1];
            if (kept.Count >= 2 + length)
            {
                messages.Add(Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()));
                kept.RemoveRange(0, 2 + length);
            }
        }

        return messages;
    }
}
