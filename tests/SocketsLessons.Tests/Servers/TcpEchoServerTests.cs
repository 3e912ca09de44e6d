using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Tests.Servers;

/// <summary>The echo protocol is RFC 862: what is received is sent back, until the stream ends.</summary>
public sealed class TcpEchoServerTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Every_byte_comes_back_in_order_until_the_end_of_the_stream(string loopback)
    {
        var address = IPAddress.Parse(loopback);
        Assert.SkipUnless(
            address.AddressFamily == AddressFamily.InterNetwork || Loopback.HasIPv6,
            "This machine has no IPv6 loopback.");
        using var server = TcpEchoServer.Start(address);
        using var client = Connect(server);
        var sent = new byte[1_000_000];
        new Random(1).NextBytes(sent);
        // Made before the Shutdown, after which .NET no longer calls the socket connected.
        await using var stream = new NetworkStream(client);

        var sending = Task.Run(
            () =>
            {
                client.Send(sent);
                client.Shutdown(SocketShutdown.Send);
            },
            TestContext.Current.CancellationToken);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await sending;

        Assert.Equal(sent, received.ToArray());
    }

    [Fact]
    public void A_slow_client_delays_no_other()
    {
        using var server = TcpEchoServer.Start();
        using var silent = Connect(server);
        using var talking = Connect(server);

        talking.Send("x"u8);

        Assert.Equal(1, talking.Receive(new byte[10]));
    }

    [Fact]
    public void A_port_in_use_is_reported_in_a_sentence()
    {
        using var first = TcpEchoServer.Start();

        var error = Assert.Throws<InvalidOperationException>(() => TcpEchoServer.Start(port: first.EndPoint.Port));

        Assert.Contains("in use; use port 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_loopback_is_refused() =>
        Assert.Throws<ArgumentException>(() => TcpEchoServer.Start(IPAddress.Any));

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void An_invalid_port_is_refused(int port) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpEchoServer.Start(port: port));

    [Fact]
    public void Dispose_ends_connections_and_frees_the_port()
    {
        var server = TcpEchoServer.Start();
        using var client = Connect(server);
        client.Send(new byte[100_000]);

        server.Dispose();
        server.Dispose();

        var error = Record.Exception(() =>
        {
            while (client.Receive(new byte[100_000]) > 0) { }
        });
        Assert.True(error is null or SocketException { SocketErrorCode: SocketError.ConnectionReset }, $"{error}");
        using var again = TcpEchoServer.Start(port: server.EndPoint.Port);
    }

    [Fact]
    public void A_hundred_servers_leave_no_socket_and_no_thread_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc/self is Linux's own view.");
        // Other tests open files too, so what counts is that these hundred leave no hundred behind.
        var (files, threads) = Open();
        for (var i = 0; i < 100; i++)
        {
            using var server = TcpEchoServer.Start();
            using var client = Connect(server);
            client.Send("x"u8);
            client.Receive(new byte[1]);
        }

        Assert.True(
            SpinWait.SpinUntil(
            () => Open() is var (f, t) && f < files + 50 && t < threads + 50, TimeSpan.FromSeconds(20)));

        static (int Files, int Threads) Open() =>
            (Directory.GetFileSystemEntries("/proc/self/fd").Length,
                Directory.GetDirectories("/proc/self/task").Length);
    }

    private static Socket Connect(TcpEchoServer server)
    {
        var client = new Socket(
            server.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        { ReceiveTimeout = 10_000 };
        client.Connect(server.EndPoint);
        return client;
    }
}
