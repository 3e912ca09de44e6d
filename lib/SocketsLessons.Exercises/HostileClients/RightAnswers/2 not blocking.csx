// Expect: passed
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    var end = Environment.TickCount64 + milliseconds;
    var (buffer, got) = (new byte[count], 0);
    socket.Blocking = false;
    try
    {
        while (got < count)
        {
            var received = socket.Receive(buffer, got, count - got, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                if (Environment.TickCount64 < end) { Thread.Sleep(2); continue; }
                socket.Dispose();
                throw new TimeoutException();
            }
            if (received == 0) throw new EndOfStreamException();
            got += received;
        }
        return buffer;
    }
    finally { if (!socket.SafeHandle.IsClosed) socket.Blocking = true; }
}
