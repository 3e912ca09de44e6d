// Expect: has not returned
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count + 1];
    for (var got = 0; got <= count;)
    {
        var received = socket.Receive(buffer, got, count + 1 - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer[..count];
}
