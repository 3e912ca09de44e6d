// Expect: When Receive returns 0, nothing more will come.
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    for (var got = 0; got < count;)
        got += socket.Receive(buffer, got, count - got, SocketFlags.None);
    return buffer;
}
