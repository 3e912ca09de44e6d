// Expect: every 200 ms held its seat for
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    socket.ReceiveTimeout = milliseconds;
    var buffer = new byte[count];
    try
    {
        for (var got = 0; got < count;)
        {
            var received = socket.Receive(buffer, got, count - got, SocketFlags.None);
            if (received == 0) throw new EndOfStreamException();
            got += received;
        }
    }
    catch (SocketException)
    {
        socket.Dispose();
        throw new TimeoutException();
    }

    return buffer;
}
