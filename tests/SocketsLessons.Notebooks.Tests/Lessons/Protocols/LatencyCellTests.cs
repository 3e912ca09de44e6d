using System.Net;
using System.Net.Sockets;

namespace SocketsLessons.Notebooks.Tests.Lessons.Protocols;

/// <summary>The server and the clients of lesson 08, taken out of its cells.</summary>
public sealed class LatencyCellTests
{
    private static readonly CellFunctions Cells = new("08", "server", "async");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Accept_loop_survives_clients_that_reset_and_ends_with_its_listener(bool atOnce)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(SlicedStream.Deadline);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var running = Cells.Get<Func<TcpListener, bool, Task>>("AcceptAll")(listener, atOnce);
        var server = (IPEndPoint)listener.LocalEndpoint;
        var ask = Cells.Get<Func<TcpClient, CancellationToken, Task<int>>>("AskOnce");

        for (var number = 0; number < 3; number++)
        {
            using var resetting = new TcpClient();
            await resetting.ConnectAsync(server, end.Token);
            if (number > 0) Assert.Equal(64, await ask(resetting, end.Token));
            resetting.Client.Close(0);
        }

        using var client = new TcpClient();
        await client.ConnectAsync(server, end.Token);
        Assert.Equal(64, await ask(client, end.Token));
        client.Close();
        Assert.False(running.IsCompleted);
        listener.Stop();
        await running.WaitAsync(end.Token);
    }

    [Fact]
    public async Task A_measurement_ends_at_the_end_of_the_stream()
    {
        using var pair = SocketPair.Create(SocketType.Stream);
        pair.Client.Shutdown(SocketShutdown.Send);

        var measuring = Cells.Get<Func<Socket, int, Task>>("RoundTripsAsync")(pair.Server, 3);

        // Its own deadline would be an OperationCanceledException, after it had run in circles until then.
        var error = await Assert.ThrowsAsync<SocketException>(
            () => measuring.WaitAsync(SlicedStream.Deadline, TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }
}
