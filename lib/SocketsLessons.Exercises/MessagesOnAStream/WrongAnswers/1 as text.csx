// Expect: are bytes, and not always text
byte[] ReceiveExactly(Socket socket, int count)
{
    var text = "";
    var buffer = new byte[1];
    for (var got = 0; got < count; got++)
    {
        if (socket.Receive(buffer) == 0) throw new EndOfStreamException();
        text += Encoding.ASCII.GetString(buffer);
    }

    return Encoding.ASCII.GetBytes(text);
}
