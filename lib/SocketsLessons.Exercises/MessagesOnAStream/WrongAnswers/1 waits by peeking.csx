// Expect: When Receive returns 0, nothing more will come.
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    while (count > 0 && socket.Receive(buffer, SocketFlags.Peek) < count) Thread.Sleep(1);
    if (count > 0) socket.Receive(buffer);
    return buffer;
}
