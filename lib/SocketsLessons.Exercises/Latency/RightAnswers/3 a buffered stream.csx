// Expect: passed
byte Ask(Socket server, byte[] header, byte[] body)
{
    using var stream = new System.IO.BufferedStream(new NetworkStream(server, ownsSocket: false));
    stream.Write(header);
    stream.Write(body);
    stream.Flush();
    return (byte)stream.ReadByte();
}
