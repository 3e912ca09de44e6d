using System.Net.Sockets;

namespace SocketsLessons.Tests.Servers;

public sealed class BackgroundServerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public void Runs_the_function_until_it_is_disposed()
    {
        using var ended = new ManualResetEventSlim();
        var server = BackgroundServer.Start(async (listener, stop) =>
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(stop);
                    await client.GetStream().WriteAsync("hello"u8.ToArray(), stop);
                }
            }
            finally
            {
                ended.Set();
            }
        });

        using (var client = new TcpClient(AddressFamily.InterNetwork))
        {
            client.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
            client.Connect(server.EndPoint);
            var received = new byte[5];
            client.GetStream().ReadExactly(received);
            Assert.Equal("hello"u8.ToArray(), received);
        }

        Assert.False(ended.IsSet);
        server.Dispose();
        Assert.True(ended.IsSet);
        using var late = new TcpClient(AddressFamily.InterNetwork);
        Assert.Equal(
            SocketError.ConnectionRefused,
            Assert.Throws<SocketException>(() => late.Connect(server.EndPoint)).SocketErrorCode);
        server.Dispose();
    }

    [Fact]
    public void Dispose_does_not_throw_what_the_function_threw()
    {
        var server = BackgroundServer.Start((_, _) => throw new InvalidOperationException("broken"));

        Assert.Null(Record.Exception(server.Dispose));
    }
}
