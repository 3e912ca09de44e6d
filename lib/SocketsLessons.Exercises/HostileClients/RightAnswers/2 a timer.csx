// Expect: passed
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var late = false;
    using var timer = new Timer(_ => { late = true; socket.Dispose(); }, null, milliseconds, Timeout.Infinite);
    var buffer = new byte[count];
    try
    {
        for (var got = 0; got < count;)
        {
            var received = socket.Receive(buffer.AsSpan(got));
            if (received == 0 && !late) throw new EndOfStreamException();
            if (late) throw new TimeoutException();
            got += received;
        }
    }
    catch (Exception error) when (late && error is SocketException or ObjectDisposedException) { throw new TimeoutException(); }
    return buffer;
}
