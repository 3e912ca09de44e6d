// Expect: before you make an array of it
string ReceiveWithin(Socket socket, int limit)
{
    using var stream = new NetworkStream(socket);
    var head = new byte[4];
    stream.ReadExactly(head);
    var length = BinaryPrimitives.ReadInt32BigEndian(head);
    if (length < 0) throw new InvalidDataException();
    var body = new byte[length];
    if (length > limit) throw new InvalidDataException();
    stream.ReadExactly(body);
    return Encoding.UTF8.GetString(body);
}
