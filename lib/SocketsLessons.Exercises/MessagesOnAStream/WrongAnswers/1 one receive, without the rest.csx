// Expect: A Receive may return a part
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    var got = count == 0 ? 0 : socket.Receive(buffer);
    if (count > 0 && got == 0) throw new EndOfStreamException();
    return buffer[..got];
}
