// Expect: passed
class Framer
{
    readonly Queue<byte> kept = new();

    public List<string> Add(byte[] piece)
    {
        foreach (var one in piece) kept.Enqueue(one);
        List<string> messages = [];
        while (kept.Count >= 2)
        {
            var head = kept.Take(2).ToArray();
            var length = BinaryPrimitives.ReadUInt16BigEndian(head);
            if (kept.Count - 2 < length) return messages;
            kept.Dequeue();
            kept.Dequeue();
            messages.Add(Encoding.UTF8.GetString(Enumerable.Range(0, length).Select(_ => kept.Dequeue()).ToArray()));
        }

        return messages;
    }
}
