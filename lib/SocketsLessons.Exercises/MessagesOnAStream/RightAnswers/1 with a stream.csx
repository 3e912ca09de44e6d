// Expect: passed
byte[] ReceiveExactly(Socket socket, int count)
{
    using var stream = new NetworkStream(socket, ownsSocket: false);
    var buffer = new byte[count];
    stream.ReadExactly(buffer);
    return buffer;
}
