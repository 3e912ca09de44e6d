// Expect: Count before you take
class Framer
{
    public List<string> Add(byte[] piece)
    {
        var messages = new List<string>();
        for (var at = 0; at < piece.Length;)
        {
            var length = piece[at] * 256 + piece[at + 1];
            messages.Add(Encoding.UTF8.GetString(piece, at + 2, length));
            at += 2 + length;
        }

        return messages;
    }
}
