// Expect: passed
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    var got = 0;
    while (got < count)
    {
        // Ready to read, and nothing there: the end of the stream.
        socket.Poll(-1, SelectMode.SelectRead);
        if (socket.Available == 0) throw new EndOfStreamException();
        got += socket.Receive(buffer, got, Math.Min(count - got, socket.Available), SocketFlags.None);
    }

    return buffer;
}
