// Expect: 'hello' that comes byte by byte gives 'h⟨NUL⟩
string ReceiveWithin(Socket socket, int limit)
{
    var header = new byte[4];
    for (var got = 0; got < 4;) got += socket.Receive(header, got, 4 - got, SocketFlags.None);
    var length = BinaryPrimitives.ReadInt32BigEndian(header);
    if (length < 0 || length > limit) throw new InvalidDataException("a bad length");
    var body = new byte[length];
    socket.Receive(body);
    return Encoding.UTF8.GetString(body);
}
