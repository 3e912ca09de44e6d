// Expect: passed
byte[] ReceiveExactly(Socket socket, int count)
{
    var all = new List<byte>();
    var one = new byte[1];
    while (all.Count < count)
    {
        if (socket.Receive(one) == 0) throw new EndOfStreamException("too short");
        all.Add(one[0]);
    }

    return [.. all];
}
