// Expect: closes the socket
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    for (var got = 0; got < count;)
    {
        var received = socket.Receive(buffer.AsSpan(got));
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }
    socket.Shutdown(SocketShutdown.Receive);
    return buffer;
}
