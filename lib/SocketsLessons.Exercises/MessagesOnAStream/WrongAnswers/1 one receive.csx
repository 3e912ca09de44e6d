// Expect: A Receive may return a part
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    if (count > 0 && socket.Receive(buffer) == 0) throw new EndOfStreamException();
    return buffer;
}
