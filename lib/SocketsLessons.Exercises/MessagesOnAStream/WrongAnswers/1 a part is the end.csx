// Expect: ends only when Receive returns 0
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    if (count > 0 && socket.Receive(buffer) < count) throw new EndOfStreamException();
    return buffer;
}
