// Expect: the error InvalidOperationException
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
        if (received == 0) throw new InvalidOperationException("the end");
        got += received;
    }

    return buffer;
}
