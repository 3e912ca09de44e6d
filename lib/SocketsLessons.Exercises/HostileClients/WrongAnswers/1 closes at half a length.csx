// Expect: 'hello' that comes byte by byte gives ''
string ReceiveWithin(Socket socket, int limit)
{
    var prefix = new byte[4];
    if (socket.Receive(prefix) < 4) { socket.Dispose(); Thread.Sleep(50); return ""; }
    var text = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix)];
    return Encoding.UTF8.GetString(text, 0, socket.Receive(text));
}
