// Expect: your second call changed
byte[] shared = new byte[0];

byte[] ReceiveExactly(Socket socket, int count)
{
    if (shared.Length != count) shared = new byte[count];
    var got = 0;
    while (got < count)
    {
        var received = socket.Receive(shared.AsSpan(got));
        if (received == 0) throw new EndOfStreamException();
        got += received;
    }
    return shared;
}
