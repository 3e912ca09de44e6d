// Expect: passed
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var clock = Stopwatch.StartNew();
    var buffer = new byte[count];
    var got = 0;
    try
    {
        while (got < count)
        {
            var left = milliseconds - (int)clock.ElapsedMilliseconds;
            if (left <= 0) throw new SocketException((int)SocketError.TimedOut);
            socket.ReceiveTimeout = left;
            var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
            if (received == 0) throw new EndOfStreamException();
            got += received;
        }
    }
    catch (SocketException error) when (error.SocketErrorCode == SocketError.TimedOut)
    {
        socket.Close();
        throw new TimeoutException("too late", error);
    }

    return buffer;
}
