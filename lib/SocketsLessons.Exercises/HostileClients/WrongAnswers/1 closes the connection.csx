// Expect: the connection isn't yours to close
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

    using var mine = socket;
    var length = BinaryPrimitives.ReadInt32BigEndian(Need(4));
    if (length < 0 || length > limit) throw new InvalidDataException($"length {length}");
    return Encoding.UTF8.GetString(Need(length));
}
