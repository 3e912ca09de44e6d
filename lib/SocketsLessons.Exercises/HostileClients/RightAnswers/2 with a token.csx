// Expect: passed
byte[] ReceiveInTime(Socket socket, int count, int milliseconds)
{
    async Task<byte[]> All()
    {
        using var limit = new CancellationTokenSource(milliseconds);
        using var stream = new NetworkStream(socket, ownsSocket: false);
        var buffer = new byte[count];
        try
        {
            await stream.ReadExactlyAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw new TimeoutException();
        }

        return buffer;
    }

    return All().GetAwaiter().GetResult();
}
