// Expect: passed
class Framer
{
    readonly Queue<byte> queue = new();
    readonly IEnumerator<string> messages;

    public Framer() => messages = Read().GetEnumerator();

    IEnumerable<string> Read()
    {
        while (true)
        {
            while (queue.Count < 2) yield return null;
            var length = queue.Dequeue() * 256 + queue.Dequeue();
            while (queue.Count < length) yield return null;
            var bytes = new byte[length];
            for (var i = 0; i < length; i++) bytes[i] = queue.Dequeue();
            yield return Encoding.UTF8.GetString(bytes);
        }
    }

    public List<string> Add(byte[] piece)
    {
        foreach (var value in piece) queue.Enqueue(value);
        var found = new List<string>();
        while (messages.MoveNext() && messages.Current is string message) found.Add(message);
        return found;
    }
}
