// Expect: closes the socket
byte[] ReceiveExactly(Socket socket, int count)
{
    using var stream = new NetworkStream(socket, ownsSocket: true);
    var buffer = new byte[count];
    stream.ReadExactly(buffer);
    return buffer;
}
