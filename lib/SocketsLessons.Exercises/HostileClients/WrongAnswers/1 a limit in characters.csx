// Expect: Refuse it as soon as you know the length: nobody has to send
string ReceiveWithin(Socket socket, int limit)
{
    byte[] Need(int count)
    {
        var buffer = new byte[count];
        for (var got = 0; got < count;)
        {
            var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
            if (received == 0) throw new EndOfStreamException($"{count - got} bytes are missing");
            got += received;
        }

        return buffer;
    }

    var length = BinaryPrimitives.ReadInt32BigEndian(Need(4));
    if (length < 0 || length > 3 * limit) throw new InvalidDataException($"length {length}");
    return Encoding.UTF8.GetString(Need(length)) is { } text && text.Length <= limit ? text : throw new InvalidDataException();
}
