// Expect: who uses it again
class Framer
{
    List<byte[]> pieces = [];

    public List<string> Add(byte[] piece)
    {
        pieces.Add(piece);
        var kept = pieces.SelectMany(piece => piece).ToList();
        var messages = new List<string>();
        while (kept.Count >= 2)
        {
            var length = kept[0] * 256 + kept[1];
            if (kept.Count < 2 + length) break;
            messages.Add(Encoding.UTF8.GetString(kept.GetRange(2, length).ToArray()));
            kept.RemoveRange(0, 2 + length);
        }

        if (messages.Count > 0) pieces = [kept.ToArray()];
        return messages;
    }
}
