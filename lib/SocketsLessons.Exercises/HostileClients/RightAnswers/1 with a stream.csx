// Expect: passed
string ReceiveWithin(Socket socket, int limit)
{
    using var stream = new NetworkStream(socket, ownsSocket: false);
    var head = new byte[4];
    stream.ReadExactly(head);
    long length = (uint)(head[0] << 24 | head[1] << 16 | head[2] << 8 | head[3]);
    if (length > limit) throw new InvalidDataException("too long");
    var body = new byte[length];
    stream.ReadExactly(body);
    return Encoding.UTF8.GetString(body);
}
