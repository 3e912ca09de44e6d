// Expect: gives 'hell⟨NUL⟩'
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    for (var got = 0; got < count - 1;)
    {
        var received = socket.Receive(buffer, got, count - 1 - got, SocketFlags.None);
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }

    return buffer;
}
