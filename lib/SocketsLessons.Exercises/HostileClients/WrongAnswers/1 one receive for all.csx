// Expect: takes bytes of the next message
string ReceiveWithin(Socket socket, int limit)
{
    var buffer = new byte[4 + limit];
    var count = socket.Receive(buffer);
    if (count < 4) throw new EndOfStreamException("too short");
    var length = BinaryPrimitives.ReadInt32BigEndian(buffer);
    if (length < 0 || length > limit) throw new InvalidDataException("a bad length");
    return Encoding.UTF8.GetString(buffer, 4, length);
}
