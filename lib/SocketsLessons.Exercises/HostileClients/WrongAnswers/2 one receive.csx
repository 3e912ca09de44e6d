// Expect: gives 'h⟨NUL⟩
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var buffer = new byte[count];
    if (!socket.Poll(TimeSpan.FromMilliseconds(milliseconds), SelectMode.SelectRead))
    {
        socket.Dispose();
        throw new TimeoutException();
    }

    if (socket.Receive(buffer) == 0) throw new EndOfStreamException();
    return buffer;
}
