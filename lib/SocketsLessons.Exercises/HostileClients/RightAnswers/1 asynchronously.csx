// Expect: passed
string ReceiveWithin(Socket socket, int limit)
{
    async Task<byte[]> Need(int count)
    {
        var buffer = new byte[count];
        var got = 0;
        while (got < count)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(got));
            if (more == 0) throw new EndOfStreamException();
            got += more;
        }

        return buffer;
    }

    async Task<string> All()
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(await Need(4));
        if ((uint)length > (uint)limit) throw new InvalidDataException();
        return Encoding.UTF8.GetString(await Need(length));
    }

    return All().GetAwaiter().GetResult();
}
