// Expect: passed
byte[] ReceiveExactly(Socket socket, int count)
{
    async Task<byte[]> All()
    {
        var buffer = new byte[count];
        for (var got = 0; got < count;)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(got));
            if (more == 0) throw new EndOfStreamException();
            got += more;
        }

        return buffer;
    }

    return All().GetAwaiter().GetResult();
}
