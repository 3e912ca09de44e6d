// Expect: and your function is still running
string ReceiveWithin(Socket socket, int limit)
{
    byte[] Need(int count)
    {
        var buffer = new byte[count];
        for (var got = 0; got < count;)
        {
            var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
            got += received;
        }

        return buffer;
    }

    var length = BinaryPrimitives.ReadInt32BigEndian(Need(4));
    if (length < 0 || length > limit) throw new InvalidDataException("a bad length");
    return Encoding.UTF8.GetString(Need(length));
}
