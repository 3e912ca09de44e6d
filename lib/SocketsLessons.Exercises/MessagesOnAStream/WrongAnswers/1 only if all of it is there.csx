// Expect: A Receive may return a part
byte[] ReceiveExactly(Socket socket, int count)
{
    if (socket.Available < count) return [];
    var buffer = new byte[count];
    if (count > 0) socket.Receive(buffer);
    return buffer;
}
