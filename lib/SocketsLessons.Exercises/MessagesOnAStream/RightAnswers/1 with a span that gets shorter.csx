// Expect: passed
byte[] ReceiveExactly(Socket socket, int count)
{
    var buffer = new byte[count];
    var rest = buffer.AsSpan();
    while (!rest.IsEmpty)
    {
        var received = socket.Receive(rest);
        rest = received > 0 ? rest[received..] : throw new EndOfStreamException();
    }

    return buffer;
}
