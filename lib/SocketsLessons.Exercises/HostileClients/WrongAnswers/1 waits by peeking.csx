// Expect: When Receive returns 0, nothing more will come.
string ReceiveWithin(Socket socket, int limit)
{
    byte[] Need(int count)
    {
        var buffer = new byte[count];
        while (count > 0 && socket.Receive(buffer, SocketFlags.Peek) < count) Thread.Sleep(1);
        if (count > 0) socket.Receive(buffer);
        return buffer;
    }

    var length = BinaryPrimitives.ReadInt32BigEndian(Need(4));
    if (length < 0 || length > limit) throw new InvalidDataException();
    return Encoding.UTF8.GetString(Need(length));
}
