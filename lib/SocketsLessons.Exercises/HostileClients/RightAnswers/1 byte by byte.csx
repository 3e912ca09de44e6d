// Expect: passed
string ReceiveWithin(Socket socket, int limit)
{
    byte One()
    {
        var one = new byte[1];
        return socket.Receive(one) == 0 ? throw new EndOfStreamException() : one[0];
    }

    var length = 0;
    for (var i = 0; i < 4; i++) length = length << 8 | One();
    if (length is < 0 || length > limit) throw new InvalidDataException();
    var bytes = new List<byte>();
    while (bytes.Count < length) bytes.Add(One());
    return Encoding.UTF8.GetString(bytes.ToArray());
}
