// Expect: Ask for the bytes that are still missing
byte[] ReceiveExactly(Socket socket, int count)
{
    var all = new List<byte>();
    var buffer = new byte[1024];
    while (all.Count < count)
    {
        var received = socket.Receive(buffer);
        if (received == 0) throw new EndOfStreamException();
        all.AddRange(buffer[..received]);
    }

    return all.Take(count).ToArray();
}
